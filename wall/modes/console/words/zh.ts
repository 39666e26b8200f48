import type { FaultCode } from '#protocol/errors';
import type { EventData } from '#protocol/events';
import type { ViewId } from '../address.svelte.ts';
import type { FilterId } from '../filters.ts';
import type { MeasureId } from '../views/load.ts';

type Action = EventData<'operator'>['action'];

/** What the console says in Chinese; the other language takes its shape from here. It is no part of the wall's catalogue, so no display loads it. */
export const zh = {
  title: '值班台',
  skip: '跳到主内容',
  clock: '辖区时间',
  theme: { night: '夜间', day: '日间' },
  themeTo: { night: '改用夜间配色', day: '改用日间配色' },
  languageTo: '切换为英文', languageShort: 'EN',
  paletteOpen: '命令', helpOpen: '键盘',
  none: '–',

  totals: { open: '处置中', overdue: '超时', raised: '警情未确认' },

  views: {
    cases: '案件', tickets: '热线', whistles: '吹哨', orders: '抢单', sources: '数据源', rejects: '拒收', outbound: '下发', displays: '屏幕', walls: '导播', load: '警情负荷', shift: '交接班', past: '回放', exercise: '演练', access: '接入',
  } satisfies Record<ViewId, string>,
  navigation: '视图',

  alarms: {
    title: '警情', list: '警情列表，重者在前', none: '无未结警情', count: (all: string, raised: string) => `${all} 起，${raised} 未确认`,
    states: { unacknowledged: '未确认', acknowledged: '已确认', returned: '已恢复未确认', latched: '待复位' },
    seat: '席位', everySeat: '全部席位', load: (n: string) => `10 分钟 ${n} 起`, flood: (n: string) => `警情集中：10 分钟 ${n} 起`,
    held: (shelved: string, suppressed: string, unserviced: string) => `搁置 ${shelved} · 抑制 ${suppressed} · 停用 ${unserviced}`,
    soundOn: '声音开', soundOff: '声音关', soundBlocked: '浏览器拦住了声音，点此开启',
    columns: { scene: '场景', block: '责任块', state: '状态', age: '已历时' },
    times: (n: string) => `×${n}`,
    told: (scene: string, block: string) => `新警情：${block}，${scene}`,
  },

  table: {
    filter: '筛选', filterHint: '筛选，按 /', rows: (n: string, all: string) => (n === all ? `${n} 行` : `${all} 行中 ${n} 行`), empty: '没有符合条件的行',
    export: '导出 CSV', exporting: '正在导出', exported: (n: string) => `已导出 ${n} 行`, failed: '导出没有完成，读不到全部数据',
    sort: (column: string) => `按${column}排序`, reading: '正在读取', late: (clock: string) => `读不到更新，内容停在 ${clock}`,
    next: '下一页', first: '第一页', page: '翻页',
  },

  cases: {
    title: '案件', list: '案件列表',
    found: (n: string) => `${n} 件`,
    columns: {
      severity: '等级', scene: '场景', block: '责任块', state: '状态', department: '承办', clock: '计时', light: '灯', opened: '发现', due: '到期', id: '编号',
    },
    clear: '清除筛选',
    filters: { status: '范围', scene: '场景', street: '街镇', block: '责任块', department: '部门', light: '亮灯', severity: '等级', state: '状态', overdue: '时限', order: '顺序' } satisfies Record<FilterId, string>,
    any: '全部',
    status: { open: '处置中', ended: '已办结', all: '全部' },
    light: { none: '无灯', yellow: '黄灯', red: '红灯' },
    overdue: { true: '超时', false: '未超时' },
    order: { due: '先到期在前', opened: '新发现在前', changed: '新变化在前' },
    origins: { camera: '视频智能', sensor: '感知设备', patrol: '巡查上报', hotline: '12345 热线', department: '部门系统', drone: '无人机' } as Record<string, string>,
  },

  detail: {
    title: '案件详情', close: '关闭', way: '办理过程', alarms: '合并的警情', facts: '概况', actions: '操作',
    columns: { state: '环节', at: '到达', post: '岗位', took: '用时', limit: '时限', light: '灯' },
    opened: '发现', due: '全程到期', step: '本环节到期', department: '承办', origin: '来源', number: '编号', marks: '标记', reds: (n: string) => `红灯 ${n} 次`,
    noActions: '此状态下没有可做的操作', noAlarms: '没有仍在列的警情',
    unknown: (id: string) => `没有编号为 ${id} 的案件；结案满一天的不再保留`,
    waiting: (action: string) => `已记入：${action}。等待数据更新`,
    keyStep: '处置要点', report: '事件报告',
  },

  act: {
    actions: {
      acknowledge: '确认收到', silence: '消音', reset: '复位', shelve: '搁置', unshelve: '取消搁置', 'out-of-service': '设备停用', 'in-service': '设备恢复',
      'sign-off': '交班', 'sign-on': '接班', bookmark: '书签',
      'false-alarm': '判为误报', verify: '核实属实', note: '记录',
      accept: '受理', reject: '不予受理', register: '立案', dispatch: '派遣', return: '退回', take: '接手处置', dispose: '处置完毕', check: '开始核查',
      close: '结案', rework: '返工', reopen: '重新打开', suspend: '挂起', resume: '恢复', extend: '延期', supervise: '督办', merge: '并入另一案件',
    } satisfies Record<Action, string>,
    reason: '说明（可不填，不写姓名电话）', reasonNeeded: '理由（必填，不写姓名电话）', holding: '多少小时后自动恢复', once: '仅限这一次', second: '重大警情须由另一席位同意后才生效。', department: '派给哪个部门', hours: '延长的工作小时数', into: '并入的案件编号',
    confirm: '提交', cancel: '取消', sending: '正在提交', post: (name: string) => `以岗位 ${name} 记入日志`,
    refused: (name: string) => `没有记入：${name}`,
  },

  faults: {
    'invalid-event': '事件不符合格式', 'invalid-json': '内容不是 JSON', 'invalid-utf8': '内容不是 UTF-8', 'invalid-xml': '内容不是 XML', 'invalid-csv': '内容不是 CSV', 'invalid-sip': '内容不是 SIP',
    'invalid-batch': '整批没有合格事件', unauthorised: '没有凭据或凭据不对', forbidden: '没有此项权限', 'too-many-attempts': '尝试过多，请稍后再试', 'unknown-account': '没有此账号或凭据', 'last-account': '须留一个有管理权限的账号', 'sign-in-unreachable': '登录服务没有应答', 'feed-paused': '数据源已暂停', 'rate-exceeded': '超过约定的速率',
    'unknown-type': '事件类型未知', 'unknown-block': '位置不在任何责任块', 'unknown-scene': '场景未知', 'unknown-street': '街镇未知', 'unknown-register': '登记簿未知',
    'unknown-case': '没有此案件', 'illegal-transition': '流程不允许此操作',
    'unknown-choice': '没有此播放表或预案', 'unknown-alarm': '没有此警情', 'illegal-alarm-action': '警情当前状态不允许此操作', 'already-acknowledged': '已由其他席位确认', 'raised-again': '警情又起，须重新确认', 'second-post': '须由另一席位同意', 'illegal-handover': '没有可接的交班，或交给了自己', 'personal-data': '含有不得保存的个人信息', 'time-in-future': '时间在未来', 'time-too-old': '时间过早',
    'unsupported-media-type': '内容类型不支持', 'too-large': '内容过大', 'too-slow': '内容到达太慢', 'too-deep': '嵌套过深', 'journal-unavailable': '日志不可写，未作任何记录',
    'not-ready': '服务器尚未就绪', 'not-found': '没有此地址', 'method-not-allowed': '方法不允许', 'foreign-origin': '来源网址不被信任', 'foreign-host': '主机名不被信任',
    'bad-query': '查询不符合约定', 'bad-path': '地址格式错误', 'bad-frame': '数据帧不符合约定', 'bad-command': '命令不符合约定', 'version-mismatch': '版本不一致',
    'unknown-topic': '没有此主题', 'too-many-connections': '连接数已满', 'too-many-subscriptions': '订阅数已满', 'too-many-commands': '命令过于频繁', 'unknown-display': '没有此屏幕', 'unknown-code': '没有此代码的简报', 'unknown-camera': '没有此摄像机', 'camera-unreachable': '取不到摄像机画面', 'no-still': '屏幕没有给出画面', 'unknown-world': '没有此回放或演练', 'too-many-worlds': '回放与演练已达上限', 'of-the-past': '回放中的内容不可更改', internal: '服务器出错',
  } satisfies Record<FaultCode, string>,
  unreachable: '连不上服务器，可用同一提交重试',

  palette: {
    title: '命令面板', hint: '输入命令、场景、街镇、责任块或案件编号；中文可用拼音首字母', none: '没有符合的命令', results: (n: string) => `${n} 项`,
    go: (view: string) => `打开${view}`, alarms: '转到警情列表', casesOf: (name: string) => `${name}的案件`, openCase: (id: string) => `打开案件 ${id}`,
    kinds: { view: '视图', act: '操作', scene: '场景', street: '街镇', block: '责任块', department: '部门', case: '案件', setting: '设置' },
  },

  help: {
    title: '键盘', close: '关闭',
    rows: {
      palette: '命令面板', search: '筛选当前视图', next: '下一行', previous: '上一行', open: '打开所选', close: '关闭，或回到列表', go: '转到视图', alarms: '转到警情列表',
      acknowledge: '确认所选警情', silence: '为所选警情消音', shelve: '搁置所选警情', reset: '复位所选警情', visitors: '所选屏墙（未选时全部）转入参观模式', act: '对打开的案件做第几项操作', export: '导出当前表格', language: '切换语言', help: '本说明',
    },
    single: '单键快捷键', singleNote: '关闭后，只用方向键、Enter、Esc 与 Ctrl+K',
  },

  tickets: {
    title: '12345 热线工单', list: '热线工单', columns: { theme: '主题', place: '地点', block: '责任块', state: '状态', received: '来电', due: '到期', repeat: '重复', id: '编号' },
    states: { received: '已受理', contacted: '已联系', handled: '已办理', closed: '已办结' }, repeat: '重复来电',
  },
  whistles: {
    title: '街镇吹哨、部门报到', list: '吹哨', columns: { street: '街镇', theme: '事项', departments: '被吹部门', state: '状态', light: '灯', raised: '吹哨', due: '报到期限', id: '编号' },
  },
  orders: {
    title: '维修抢单', list: '维修单', columns: { trade: '工种', place: '地点', block: '责任块', state: '状态', posted: '派出', grabbed: '抢单', done: '完工', id: '编号' },
    states: { posted: '待抢', grabbed: '施工中', done: '完工', cancelled: '取消' },
  },
  sources: {
    title: '数据源', list: '数据源', columns: { id: '数据源', state: '状态', lastSeen: '最近一次', ago: '距今', rate: '事件/分', period: '约定间隔', accepted: '已收', repeated: '重复', rejected: '拒收', reason: '最近原因' },
    states: { live: '正常', late: '迟到', silent: '静默', ended: '结束' }, seconds: (n: string) => `${n} 秒`,
  },
  source: {
    title: '所选数据源', kind: '类型', since: '自', taken: '已读', lag: '时延', left: '待读', kib: (n: string) => `${n} KiB`,
    states: { starting: '启动中', connected: '已连接', lost: '失联', paused: '已暂停', ended: '已读完', stopped: '已停止' },
    pause: '暂停', resume: '恢复', failed: (why: string) => `未执行：${why}`, outside: '不是配置的数据源，由对方主动报送',
    clocks: (n: string) => `${n} 台设备时钟不准，时间以到达为准`, ahead: (by: string) => `快 ${by}`, behind: (by: string) => `慢 ${by}`,
    rejects: '最近拒收', noRejects: '最新 200 条拒收中没有它的',
    try: '试解析', topic: '主题', message: '按数据源原样粘贴一条消息，不作保存', run: '试解析', nothing: '解析不出任何事件',
    good: (kind: string) => `将收为 ${kind}`, masked: '已去除个人信息',
  },
  outbound: {
    title: '案件下发的系统', list: '下发的系统', empty: '没有配置下发的系统',
    columns: { id: '系统', kind: '类型', state: '状态', since: '自', sent: '已下发', waiting: '待发', refused: '被拒', reason: '原因', to: '地址' },
    states: { idle: '无待发', sending: '下发中', waiting: '等待重试', stopped: '已停止' },
    detail: '被拒的消息', letters: '被拒的消息', noLetters: '没有被拒的消息', tellAgain: '全部重新下发', again: (n: string) => `${n} 条重新下发`, tries: (n: string) => `试过 ${n} 次`,
  },
  walls: {
    title: '导播', list: '各屏墙正在显示', directing: '导播', columns: { wall: '屏墙', shows: '正在显示', waiting: '等待', since: '自', held: '定屏', post: '导播席位' },
    layouts: { main: '主屏版面', command: '指挥处置', renewal: '城市更新', service: '社区服务', video: '现场画面' } as Record<string, string>,
    taken: (scene: string, block: string) => `${scene}（${block}）接管`, area: (name: string) => `区域 ${name}`, of: (name: string) => `播放表 ${name}`, held: '已定屏',
    show: '显示', play: '播放表', preset: '预案', takeOver: '由警情接管', handBack: '交还屏墙', hold: '定屏', goOn: '继续', reset: '恢复本来版面', identify: '显示屏号', refresh: '重新载入',
    handOver: '移交给岗位', handOverTo: '移交',
    visitors: '参观模式', visited: '参观中', gone: '结束参观', goneAsk: '确认来宾已离开？此屏墙各屏将恢复展示内部内容。', goneYes: (post: string) => `以 ${post} 确认`, mute: '静音', unmute: '取消静音', muted: '静音',
  },
  load: {
    title: '警情负荷', list: '各席位的警情负荷', note: '等级、集中与前十为近 30 天，确认用时为最近 100 起', measure: '指标', goal: '一人可承担',
    measures: {
      ten: '近 10 分钟', hour: '近 1 小时', day: '近 24 小时', flooded: '集中时段占比', most: '10 分钟最多', stale: '超过 24 小时未消', chattering: '反复起落', grave: '重大占比', middle: '较大占比', slight: '一般占比',
      top: '最多的 10 个来源占比', mean: '确认用时均值', p90: '九成确认用时以内', shelved: '搁置中', suppressed: '抑制中', unserviced: '设备停用中', unauthorised: '未经许可的搁置',
    } satisfies Record<MeasureId, string>,
    goals: { ten: '约 1，至多 2', hour: '约 6，至多 12', day: '约 150，至多 300', flooded: '1% 以下', most: '10 以下', stale: '5 以下', chattering: '0', grave: '约 5%', middle: '约 15%', slight: '约 80%', top: '1% 至 5%', unauthorised: '0' } as Partial<Record<MeasureId, string>>,
    units: { count: (n: string) => n, percent: (n: string) => `${n}%`, seconds: (n: string) => `${n} 秒` },
    held: '搁置与停用', noneHeld: '没有搁置的警情，也没有停用的设备', kinds: { alarm: '搁置', device: '设备停用' }, until: (time: string) => `至 ${time}`, once: '仅这一次',
    by: (post: string, second: string) => (second === '' ? post : `${post}，${second}同意`), agree: '同意', asked: '尚未生效，待另一席位同意', actors: '近 30 天警情最多的 10 个来源', noActors: '尚无统计，每 10 分钟更新', times: (n: string) => `${n} 起`,
  },
  shift: {
    title: '交接班', list: '接班须知的案件', since: (time: string) => `自 ${time} 起`, nothing: '没有新超时、新亮红灯或重大案件',
    columns: { why: '为何' }, why: { grave: '重大', late: '超时或红灯' }, and: ' · ',
    figures: '此间案件', left: '自上次交班', hours: (n: string) => `${n} 小时`, counts: { opened: '新发现', closed: '办结', open: '处置中', overdue: '超时' },
    holds: '各席位手上', nobody: '没有席位持有警情、搁置或屏墙', alarms: (n: string) => `已确认未消 ${n} 起`, shelves: (n: string) => `搁置 ${n} 项`, walls: (n: string) => `导播 ${n} 面屏墙`, aside: '搁置与停用',
    signing: '双方签字', offered: (off: string, time: string) => `${off} 于 ${time} 请求交班`, take: '签字接班', to: '交给岗位', note: '交代事项（不写姓名电话）', off: (post: string) => `以 ${post} 签字交班`,
    handed: (off: string, on: string) => `${off} → ${on}`, signed: (offered: string, taken: string) => `${offered} 交 · ${taken} 接`, waits: (offered: string) => `${offered} 交 · 待接班签字`,
  },
  past: {
    title: '回放', list: '值得回看的时刻，新者在前', none: '还没有重大警情、交接班或书签', columns: { at: '时间', kind: '何事', what: '内容', post: '岗位' },
    kinds: { grave: '重大警情', seen: '已确认', handover: '交接班', bookmark: '书签' }, from: (off: string) => `接替 ${off}`,
    open: '打开的回放', noOpen: '没有打开的回放', at: '从何时起', start: '打开回放', starting: '正在打开', displays: (n: string) => `${n} 面屏在看`, pause: '暂停', play: '播放', speed: '速度', still: '暂停',
    look: '查看', show: '上屏', close: '关闭', mark: '加书签', note: '书签内容（不写姓名电话）', here: '标记此刻', failed: (why: string) => `未执行：${why}`,
  },
  exercise: {
    title: '演练', list: '演练讲评：各起事件的用时', none: '没有演练', columns: { incident: '事件', injected: '注入', found: '发现用时', commanded: '指挥用时', disposed: '处置用时' }, notYet: '尚未',
    open: '进行中的演练', noOpen: '没有进行中的演练', start: (name: string) => `开始：${name}`, end: '结束演练', desk: '演练值班台', over: '已结束的演练',
  },
  access: {
    title: '接入与账号', list: '已接入的屏幕、登录与令牌', none: '还没有屏幕、登录或令牌',
    columns: { kind: '类型', name: '名称', post: '岗位', rights: '权限', by: '批准', from: '来自', since: '自', seen: '最近使用', until: '有效至' },
    kinds: { session: '登录', display: '屏幕', token: '令牌' }, rights: { watch: '查看', operate: '处置', direct: '导播', administer: '管理', feed: '报送' }, acknowledges: '可确认警情', end: '收回',
    screens: '待接入的屏幕', noScreens: '没有屏幕在等待', waits: (from: string, until: string) => `来自 ${from}，代码有效至 ${until}`, code: '屏幕上显示的代码', touch: '触摸屏可确认警情，岗位名', letIn: '接入', entered: (name: string) => `${name} 已接入`,
    accounts: '账号', noAccounts: '没有账号：本机任何人都可操作。新建第一个账号后须登录', account: '账号', post: '岗位（不填同账号）', password: '密码（10 位以上；不改则不填）', save: '保存', remove: '删除', removeAsk: (name: string) => `删除 ${name}？`,
    tokens: '给程序的令牌', tokenName: '名称', source: '只许报送的来源开头（可不填）', days: '有效天数', make: '生成令牌', once: '只显示这一次，请立即保存：',
    failed: '失败的登录', noFailed: '没有失败的登录', trail: '谁做了什么（全部在日志中，可导出校验）', noTrail: '还没有记录', own: '我的密码', old: '原密码', renew: '新密码（10 位以上）', change: '修改密码', changed: '密码已修改，其他登录已退出', refused: (why: string) => `未执行：${why}`,
    did: {
      'sign-in': '登录', 'sign-in-failed': '登录失败', 'sign-out': '退出登录', password: '修改密码', 'account-made': '新建账号', 'account-changed': '修改账号', 'account-gone': '删除账号',
      'display-in': '接入屏幕', 'display-out': '收回屏幕', token: '生成令牌', 'token-out': '收回令牌', 'session-out': '结束登录', start: '系统启动', thin: '日志精简',
      'tell-again': '重新通知', 'hold-feed': '暂停或恢复接入', 'open-world': '打开回放或演练', 'close-world': '结束回放或演练',
      show: '上屏', play: '播放表', preset: '预案', hold: '定屏', 'go-on': '继续播放', 'take-over': '由警情接管', 'hand-back': '交还屏墙', identify: '显示屏号', refresh: '重新载入', 'hand-over': '移交屏墙',
      visitors: '参观模式', 'visitors-gone': '结束参观', mute: '静音', unmute: '取消静音',
    } as Readonly<Record<string, string>>,
  },
  rejects: {
    title: '拒收的事件', list: '拒收台账，新的在前', columns: { at: '时间', source: '数据源', code: '原因', detail: '细节', count: '次数', raw: '原文开头' },
  },
  displays: {
    title: '屏幕', list: '屏幕', pictures: '屏幕画面',
    columns: { display: '屏幕', says: '是否如所应', since: '自', painted: '最近绘出', frame: '帧耗时 中位/P99', quality: '画质', heap: '内存', errors: '出错', size: '像素' }, unnamed: '未命名',
    picturing: '正在取画面', agrees: '与应显示一致', free: '不在屏墙上',
    states: { live: '已连接', lost: '失去连接', unseen: '未曾连接' },
    lost: (clock: string) => `失去连接，自 ${clock}`, silent: (clock: string) => `无应答，自 ${clock}`,
    walls: '仍按旧的屏墙设置', build: '程序版本不一致', layout: (is: string, ought: string) => `显示 ${is}，应为 ${ought}`, unlike: '版面与应显示不一致',
    panel: (name: string, trouble: string) => `${name}${trouble}`, troubles: { missing: '缺失', elsewhere: '位置不对', fault: '出错', rebuilt: '正在重建' },
    full: '全', coarse: (rungs: string) => `降 ${rungs} 级`,
    language: (is: string, ought: string) => `语言为${is}，应为${ought}`, languages: { zh: '中文', en: '英文' },
    theme: (is: string, ought: string) => `配色为${is}，应为${ought}`, themes: { night: '夜间', day: '日间' },
    behind: (topics: string) => `没有绘出最新数据：${topics}`,
  },
};

export type ConsoleCatalogue = typeof zh;
