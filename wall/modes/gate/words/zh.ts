/** What stands before a closed door, in Chinese; the other language takes its shape from here. */
export const zh = {
  signIn: '登录', name: '账号', password: '密码', submit: '登录', sending: '正在登录', elsewhere: (service: string) => `用${service}登录`,
  asScreen: '作为屏幕接入', asAccount: '以账号登录',
  screen: '屏幕待接入', code: '接入代码', how: '请值班台打开“接入”，输入此代码', asking: '正在取得代码', away: '连不上服务器，正在重试', until: (clock: string) => `代码有效至 ${clock}`,
  another: (name: string) => `此浏览器已按“${name}”接入，不能显示这里`, noRight: (name: string) => `${name} 没有查看的权限`,
  faults: { unauthorised: '账号或密码不对', 'too-many-attempts': '尝试过多，请稍后再试', forbidden: '没有可用的权限', 'sign-in-unreachable': '登录服务没有应答', unreachable: '连不上服务器', other: '没有登录成功' },
  signOut: '退出',
};
export type GateCatalogue = typeof zh;
