/** What a briefing says: one claim a page. Counts come written, with their unit left to the sentence. */
export const zh = {
  title: '汇报', loading: '正在读取', away: (time: string) => `连不上服务器，显示的是 ${time} 的情况`, silent: (time: string) => `数据源静默，显示的是 ${time} 的情况`, asOf: (time: string) => `数据截至 ${time}`,
  mode: { live: '', demo: '演示数据', replay: '历史回放', past: '回放', exercise: '演练' },
  pages: { today: '今天', why: '什么变了', where: '在哪里', solved: '办结', late: '超期', hotline: '热线', ahead: '展望' },
  previous: '上一页', next: '下一页', print: '打印', remote: '手机遥控', of: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  unit: '件', days: { today: '今天', yesterday: '昨天', week: '一周前' }, sameHours: { yesterday: '昨天同期', week: '一周前同日同期' }, other: '其他',
  by: (by: string) => `今天 ${by}`, alike: '今天相当', unknown: '未完整统计', early: '今天刚开始，尚无满一刻钟的统计',
  and: (first: string, second: string) => `${first}、${second}`, part: (name: string, by: string, where: string) => (where ? `${name}（${by}，多在${where}）` : `${name}（${by}）`),
  lack: '昨天未从零点起统计，暂不比较；满一整天后自动开始。',

  found: {
    more: (time: string, n: string, by: string) => `今天到 ${time} 发现 ${n} 件，比昨天同期多 ${by} 件`, less: (time: string, n: string, by: string) => `今天到 ${time} 发现 ${n} 件，比昨天同期少 ${by} 件`,
    alike: (time: string, n: string) => `今天到 ${time} 发现 ${n} 件，与昨天同期相当`, alone: (time: string, n: string) => `今天到 ${time} 发现 ${n} 件`,
    figure: '今天发现', note: '发现：当天新增案件，各来源合计，与往日同一时刻相比。差额在偶然波动之内（两数之和平方根的两倍）称“相当”。',
  },
  why: {
    more: (parts: string) => `多出来的主要是${parts}`, less: (parts: string) => `少下来的主要是${parts}`, mixed: (parts: string) => `总量相当，变化明显的是${parts}`,
    none: '没有哪一类与昨天同期明显不同', alone: (name: string, n: string) => `今天最多的是${name}，${n} 件`,
    note: '按场景，今天减昨天同期；醒目的条是明显变化，淡的在偶然波动之内（两数之和平方根的三倍）。', noteAlone: '按场景，今天发现的案件。',
  },
  where: {
    more: (parts: string) => `增加主要在${parts}`, less: (parts: string) => `减少主要在${parts}`, mixed: (parts: string) => `总量相当，变化明显的是${parts}`,
    none: '各街镇与昨天同期相当', alone: (name: string, n: string) => `今天最多的是${name}，${n} 件`, part: (name: string, by: string, what: string) => (what ? `${name}（${by}，主要是${what}）` : `${name}（${by}）`),
    note: '按街镇，今天减昨天同期；醒目的条是明显变化，淡的在偶然波动之内（两数之和平方根的三倍）。', noteAlone: '按街镇，今天发现的案件。',
  },
  solved: {
    more: (n: string, by: string) => `今天办结 ${n} 件，比昨天同期多 ${by} 件`, less: (n: string, by: string) => `今天办结 ${n} 件，比昨天同期少 ${by} 件`,
    alike: (n: string) => `今天办结 ${n} 件，与昨天同期相当`, alone: (n: string) => `今天办结 ${n} 件`, none: '今天还没有办结的案件',
    figure: '今天办结', onTime: '其中按期', share: (n: string, of: string) => `${n} / ${of} 件`, note: '办结：结案时间在当天；按期：结案时未超过总时限。重新打开的案件不再计为办结。',
  },
  late: {
    red: (n: string, longest: string) => `${n} 个部门亮红灯，最久的已 ${longest}`, yellow: (n: string) => `没有红灯，${n} 个部门临近时限`, none: '各部门均无亮灯',
    figure: '今天超期', lights: '亮灯部门', both: (red: string, yellow: string) => `红灯 ${red}，黄灯 ${yellow}`, inHand: (n: string) => `在办 ${n} 件`,
    note: '超期：总时限在当天到点而未办结。红灯：当前步骤超过时限；黄灯：临近时限。亮灯为此刻情况。',
  },
  hotline: {
    claim: (n: string, solved: string, satisfied: string) => `本月热线 ${n} 件，实际解决 ${solved}，满意 ${satisfied}`, none: '本月还没有热线来电',
    month: '本月来电', today: '今天来电', open: '尚未办结', note: '先行联系、按时办结按到期数计；实际解决按办结数、满意按回访评价数、重复来电按来电数计。未诉先办：自行发现、结案后 7 天内同一地点无来电的，占满 7 天的案件。', unasked: '未诉先办',
  },
  ahead: {
    claim: (n: string, clock: string) => `未来 24 小时约 ${n} 件，${clock}前后最多`, learning: (known: string, of: string) => `常态学习中：未来 ${of} 小时里 ${known} 小时可以判断`,
    expected: '预计发现', hours: '未来 24 小时', warnings: '预警', none: '均在常态之内', note: '按同一星期、同一小时的以往件数估计；色块为常见范围，横线为通常件数。经历两次的时段才判断。',
  },

  phone: {
    title: '遥控汇报', hint: '用手机扫码，或在浏览器打开下面的地址。知道代码的人只能翻页。', close: '关闭', joining: '正在连接', unknown: '没有此代码的汇报', over: '汇报已结束，重新打开后会自动接上', lost: '连接断开，正在重连',
    full: '遥控人数已满', local: '此屏用的是本机地址，手机连不上；请用服务器在网内的地址打开汇报。', showing: (page: string) => `正在显示：${page}`,
  },
};
export type BriefingCatalogue = typeof zh;
