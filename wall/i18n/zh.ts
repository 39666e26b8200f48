import { numeral } from './numeral.ts';

const pad = (n: number) => String(n).padStart(2, '0');
/** So many of something; without a number while that is not known. */
const counted = (n: number, what: string) => (n > 0 ? `${numeral(n)}个${what}` : what);

/** What the wall says in Chinese; `Catalogue` takes its shape from here, so the other language cannot lack a word. */
export const zh = {
  locale: 'zh-CN',
  system: '同心',
  place: (district: string) => `${district}城市运行`,

  mode: {
    live: '',
    demo: '演示数据',
    replay: (speed: number) => (speed === 1 ? '回放' : `回放 ×${speed}`),
    past: '回放', exercise: '演练',
  },
  link: {
    joining: '正在连接服务器',
    live: '连接正常',
    late: '服务器迟缓',
    lost: '失去服务器连接',
    since: (clock: string) => `画面停在 ${clock}，正在重连`,
  },
  feeds: {
    all: (n: number) => `${n} 路数据源正常`,
    some: (live: number, all: number) => `${all} 路数据源，${live} 路正常`,
    none: '尚无数据源',
    ended: '数据源均已结束',
    unknown: '数据源状态未知',
  },
  coverage: (fresh: number, blocks: number) => `${blocks} 个责任块中 ${fresh} 个在线`,
  spread: (n: string) => `${n} 件的责任块为示意分配`,

  sentence: {
    waiting: '等待第一批数据',
    blind: (fresh: number, blocks: number) => `数据不全，${blocks} 个责任块仅 ${fresh} 个在线`,
    grave: (place: string, scene: string, standing: string) => `${place} ${scene}，${standing}未确认`,
    graves: (n: number, place: string, scene: string, standing: string) => `${n} 起重大警情未确认，最久 ${place} ${scene} ${standing}`,
    held: (n: number) => `重大警情处置中 ${n} 起`,
    strained: (share: string) => `超时偏多，占处置中 ${share}`,
    calm: '平稳', stop: '。',
    load: (open: string, overdue: string) => `处置中 ${open} 件，超时 ${overdue} 件`,
  },

  figures: {
    title: '今日态势',
    found: '今日发现', foundNote: (n: string) => `警情 ${n} 起`,
    open: '处置中', openNote: (n: string) => `累计立案 ${n}`,
    overdue: '超时', overdueNote: (share: string) => `占处置中 ${share}`,
    onTime: '按期结案率', onTimeNote: (n: string) => `结案 ${n} 件`,
    closed: '今日结案', closedNote: (n: string) => `走访 ${n} 户次`,
    offline: '设备离线', offlineNote: (n: string) => `在册 ${n} 台`,
  },
  scenes: { title: (n: number) => counted(n, '场景'), key: '处置中 / 超时' },
  scene: {
    title: '场景', process: '处置流程', blocks: '分布', cases: '最近案件',
    groups: { PS: '公共安全', UA: '市容环境', CE: '建设施工', EN: '水务环保', CM: '社区民生' },
    sources: { K: '视频智能', I: '感知设备', A: '巡查上报', H: '12345 热线', D: '部门系统', U: '无人机' },
    comma: '、',
    open: '处置中', overdue: '超时', today: '今日新增', closed: '累计结案', onTime: '按期结案率', handling: '处置用时', mean: '平均',
    limit: (grade: string, time: string) => `时限 ${grade} 类，全程 ${time}`,
    oldest: (time: string) => `最久 ${time}`,
    red: (n: number) => `红 ${n}`, yellow: (n: number) => `黄 ${n}`,
    late: (n: number) => `超时 ${n}`, nowhere: '各责任块均无案件', more: (n: number) => `其余 ${n} 个责任块`,
    titleOf: '场景', still: '计时暂停', took: (time: string) => `用时 ${time}`, left: (time: string) => `剩 ${time}`, lateBy: (time: string) => `超时 ${time}`, stepLate: (time: string) => `环节超 ${time}`, noCases: '暂无案件',
  },
  kpi: {
    title: '场景效能', note: '本月', month: '本月案件', cases: '件', closing: '结案率', onTime: '按期结案率', rework: '返工率', last: '环比', year: '同比', due: (n: string) => `应结 ${n}`, closed: (n: string) => `结案 ${n}`,
    steps: { accept: '受理', register: '立案', dispatch: '派遣', dispose: '处置', verify: '核查', close: '结案' },
    limit: (time: string) => `限 ${time}`, basis: '各环节平均用时，近 24 小时结案，按工作时间计', noBasis: '近 24 小时没有逐环节上报的结案',
  },
  page: {
    trail: '上级', place: '辖区', parts: '下辖', partsNote: '处置中、超时、按期结案率 / 应结', inHand: '处置中案件', urgent: '先到期者在前', scenes: '涉及场景', calls: '吹哨与热线',
    open: '处置中', overdue: '超时', foundToday: '今日新增', closedToday: '今日结案', onTime: '按期结案率', closing: '结案率', cases: '件',
    ofOpen: (share: string) => `占处置中 ${share}`, dueMonth: (n: string) => `本月应结 ${n} 件`, changes: (last: string, year: string) => `环比 ${last} · 同比 ${year}`,
    street: (areas: number, blocks: number) => `街镇 · ${areas} 个片区 ${blocks} 个责任块`, area: (blocks: number) => `片区 · ${blocks} 个责任块`, block: '责任块',
    staff: '在岗人员', devices: '设备离线', offline: (n: string, all: string) => `${n} / ${all} 台`, alarms: '未结警情', handling: '本月用时',
    nowhere: '辖区内没有此处', noParts: '没有下辖', moreParts: (n: number) => `其余 ${n} 处`, noCases: '无处置中案件', moreCases: (n: number) => `其余 ${n} 件`,
    noScenes: '近期无案件', moreScenes: (n: number) => `其余 ${n} 个场景`, today: (n: number) => `今日 ${n}`,
    whistle: '吹哨', ticket: '热线', repeat: '重复', noCalls: '没有未结的哨与工单', moreCalls: (n: number) => `其余 ${n} 件`,
  },
  case: {
    title: '案件', way: '办理过程', wayNote: '用时按该类工作时间计', merged: '合并警情',
    state: '状态', step: '本环节', whole: '全程', department: '承办', since: (time: string) => `${time} 起`, until: (time: string) => `${time} 到期`,
    left: (time: string) => `剩 ${time}`, late: (time: string) => `超 ${time}`, took: (time: string) => `用 ${time}`, still: '暂停', short: '不足 1 分',
    limit: (time: string) => `限 ${time}`, lights: { yellow: '黄灯', red: '红灯' },
    found: (source: string, time: string) => `${source} · ${time} 发现`, alerts: (n: number) => `合并警情 ${n} 起`, smooth: '办理正常',
    overdue: '全程超时', suspended: '已挂起，计时暂停', extended: '已延期', supervised: { none: '督办', 'two-reds': '督办：两次红灯', 'twice-the-limit': '督办：超时一倍', ordered: '督办：指令' },
    reds: (n: number) => `红灯 ${n} 次`, spread: '责任块为示意分配',
    unknown: (id: string) => `没有编号为 ${id} 的案件；结案满一天的不再保留`, number: (id: string) => `编号 ${id}`, offHours: '非工作时段', over: '未单独上报', near: '同块在办',
    atHome: '仅示责任块', noAlerts: '没有合并的警情', alertsGone: (n: number) => `合并警情 ${n} 起，均已不在列`, moreAlerts: (n: number) => `其余 ${n} 起`,
    alertStates: { raised: '未确认', acknowledged: '已确认', false: '误报', closed: '已结', ended: '已消' },
  },
  answer: { asking: '正在读取', late: (clock: string) => `读不到更新，内容停在 ${clock}` },
  cameras: {
    title: '摄像机状态', note: '在线情况，不含画面', kinds: { camera: '摄像机', sensor: '感知', gateway: '网关', app: '终端' },
    ill: (offline: number, faulty: number) => (offline + faulty === 0 ? '全部在线' : [offline > 0 ? `离线 ${offline}` : '', faulty > 0 ? `故障 ${faulty}` : ''].filter(Boolean).join(' ')),
    health: { well: '在线', told: '10 分钟内报警', offline: '离线', faulty: '故障' }, faults: { storm: '报警风暴', flapping: '反复跳变' } as Record<string, string>,
    allWell: '摄像机均在线', none: '此块没有摄像机', more: (n: number) => `其余 ${n} 台`,
  },
  mosaic: {
    title: '现场画面', note: '有警情者实时，其余为快照', empty: '尚未配置摄像机画面', live: '实时', opening: '正在接通', none: '尚无画面', since: (time: string) => `警情 ${time}`,
    still: (seconds: number) => (seconds < 2 ? '刚刚' : seconds < 120 ? `${seconds} 秒前` : `${Math.floor(seconds / 60)} 分前`), stalled: (seconds: number) => `中断 ${seconds} 秒`,
  },
  weather: {
    wind: (force: number) => `风力 ${force} 级`, gust: (force: number) => `阵风 ${force} 级`, rain: (mm: string) => `降水 ${mm} 毫米/时`, dry: '无降水',
    old: (clock: string) => `天气停更 ${clock} 起`, warning: { blue: '蓝色预警', yellow: '黄色预警', orange: '橙色预警', red: '红色预警' },
  },
  funnel: {
    title: '发现 指挥 处置', note: '今日', empty: '今日尚无发现', median: (time: string) => `中位 ${time}`,
    stages: { discovery: '智能发现', command: '智能指挥', disposal: '智能处置' },
    of: (share: string) => `转化 ${share}`,
  },
  lights: {
    title: '部门亮灯', empty: '各部门均无亮灯', more: (n: number) => `其余 ${n} 个部门`, open: (n: number) => `在办 ${n} 件`,
    reasons: {
      'step-nearly-due': '临近时限', 'step-overdue': '超过时限', 'two-reds': '两次红灯，督办',
      'twice-the-limit': '超时一倍，督办', 'whistle-unanswered': '吹哨未报到',
    },
  },
  whistles: {
    title: '街镇吹哨 部门报到', empty: '没有未结的哨', more: (n: number) => `其余 ${n} 件`, comma: '、',
    totals: (raised: string, reported: string, mean: string) => `累计吹哨 ${raised} · 已报到 ${reported} · 平均报到 ${mean}`,
    left: (time: string) => `剩 ${time}`, late: (time: string) => `超时 ${time}`,
    states: { raised: '吹哨', assigned: '已派', reported: '报到', planned: '方案', closed: '办结' },
    themes: {
      'illegal-building': '新增违建', 'group-rent': '群租整治', 'property-handover': '物业交接', 'owners-committee': '业委会换届', 'maintenance-fund': '维修资金',
      'lift-renewal': '电梯更新', parking: '停车共享', 'fire-lane': '消防通道', 'old-pipes': '管网渗漏', 'waste-site': '垃圾堆点', 'street-vendor': '摊贩聚集',
      'kitchen-fume': '油烟扰民', 'night-noise': '夜间施工', 'road-subsidence': '路面沉降', flooding: '积水改造', 'overhead-cable': '架空线',
      'creek-bank': '河岸贯通', 'market-renewal': '菜场改造', 'elder-care': '为老设施', 'vacant-land': '闲置地块',
    },
  },
  outlook: {
    title: '预知预警', empty: '各场景与责任块均在常态之内', rest: (n: number) => `其余 ${n} 项`,
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    usual: (weekday: string, hour: number) => `${weekday} ${hour} 时常态`,
    more: (usual: string, ratio: string) => `${usual}的 ${ratio} 倍`, less: (usual: string, seen: number, expected: string) => `${usual} ${expected} 件，仅 ${seen} 件`,
    ahead: (hours: number, n: string) => `未来 ${hours} 小时约 ${n} 件`, peak: (clock: string, n: string) => `${clock}最多 ${n} 件`, clock: (hour: string) => `${Number(hour)} 时`,
    learning: '常态学习中，本时段暂不判断', judged: (known: number, of: number) => `未来 ${of} 小时中 ${known} 小时可判断`, judgedShort: (known: number, of: number) => `可判断 ${known}/${of} 时`, rule: '同一时段经历两次后开始判断',
    gap: '数据静默，不作判断', near: (first: string, blocks: number) => (blocks > 1 ? `${first}等 ${blocks} 块` : first),
  },
  indicators: {
    title: '处置效能', note: '本月', empty: '本月尚无应结案件', more: (n: number) => `其余 ${n} 个街镇`,
    closing: '结案率', onTime: '按期结案率', handling: '平均用时', last: '环比', year: '同比', due: (n: string) => `应结 ${n}`,
  },
  disputes: {
    title: '物业纠纷三级响应', note: '在办', empty: '没有物业纠纷',
    levels: { community: '居村', street: '街镇', district: '区级' },
    counts: (accepted: string, mediated: string, agreed: string, up: string) => `受理 ${accepted} · 调解 ${mediated} · 协议 ${agreed} · 上送 ${up}`,
    study: (period: string, accepted: string, mediated: string, agreed: string) => `案例数据 ${period}：受理 ${accepted}，调解 ${mediated}，协议 ${agreed}`,
  },
  base: {
    title: '辖区底数', source: (year: string) => `案例数据 ${year}`,
    streets: '街道', towns: '镇', committees: '居村委', compounds: '小区', floor: '房屋㎡', residents: '居民', areas: '片区', blocks: '责任块', staff: '在岗人员',
  },
  areas: { title: (n: number) => counted(n, '片区'), key: '处置中 / 超时 / 在岗', empty: '暂无片区' },
  certificates: {
    title: '无违居村创建', empty: '暂无创建登记', committees: '居村委', streets: '街镇', of: (n: string) => `/ ${n}`,
    marks: { renewed: '近月复查', inspected: '查验', applied: '申请', preparing: '准备' },
    study: (asOf: string, committees: string) => `案例数据 ${asOf}：居村委 ${committees}`, studyStreets: (n: string) => `街镇 ${n}`,
  },
  demolition: {
    title: '违建销项', empty: '暂无违建登记', closing: '销项率', open: '未销项', schematic: '示意', elsewhere: (n: number) => `未落图 ${n}`,
    stages: { found: '发现', classified: '分类', scheduled: '排期', demolished: '拆除', rechecked: '复核' },
    kinds: { market: '市场', shed: '棚屋', rooftop: '屋顶', courtyard: '天井', wall: '破墙' },
    area: (n: string) => `${n} ㎡`, finished: (done: string, all: string) => `${done} / ${all}`,
    study: (asOf: string, area: string) => `案例数据 ${asOf}：拆违 ${area} ㎡`, since: (area: string) => `其后 +${area} ㎡`,
    studyMarkets: (asOf: string, count: string, area: string) => `${asOf}：市场 ${count} 个 ${area} ㎡`,
  },
  campaigns: {
    title: '五违整治', note: '竖线为应达进度', empty: '暂无整治行动', share: '本轮完成', of: (done: string, target: string) => `${done} / ${target}`,
    done: '完成 / 目标', base: '案例数据', since: '其后',
    kinds: {
      operators: '无证经营', discharge: '违法排污', greenery: '占绿毁绿', underground: '地下空间', misuse: '居改非', 'three-in-one': '三合一', sheds: '亭棚', disorder: '六乱',
    },
    study: (asOf: string, share: string) => `案例数据 ${asOf}：完成率 ${share}`, fines: (firms: string, yuan: string) => `排污处罚 ${firms} 家 ${yuan} 元`,
  },
  housing: {
    title: '旧住房改造', empty: '暂无改造项目', kinds: { plot: '地块', estate: '小区' }, today: '今日',
    stages: { survey: '调查', sign: '签约', build: '施工', accept: '验收', finished: '竣工' },
    area: (n: string) => `${n} ㎡`,
    study: (asOf: string, plots: string, area: string) => `案例数据 ${asOf} 起：地块 ${plots} 个 ${area}`, studyEstates: (estates: string, area: string) => `小区 ${estates} 个 ${area}`,
  },
  beauty: {
    title: '三个美丽', note: '已验收 / 项目', empty: '暂无在建项目', rest: (n: number) => `其余 ${n} 项`, late: '逾期',
    kinds: { street: '街区', home: '家园', stairway: '楼道' }, of: (n: string) => `/ ${n}`,
  },
  hotline: {
    title: '12345 热线', note: '本月四率', today: '今日来电', month: '本月来电', open: '未结', unit: '件', closedToday: (n: string) => `今日办结 ${n}`,
    rates: { contacted: '先行联系率', onTime: '按时办结率', solved: '实际解决率', satisfied: '满意率', repeats: '重复率' },
    theme: '本月主题', key: '来电 · 重复', empty: '本月尚无来电', more: (n: number) => `其余 ${n} 类`,
    study: (period: string, all: string, property: string, share: string) => `案例数据 ${period}：投诉 ${all} 件，其中物业 ${property} 件，占 ${share}`,
    since: (n: string) => `本系统其后受理 ${n} 件`,
    themes: {
      'property-service': '物业服务', 'property-fee': '物业收费', noise: '噪声扰民', waste: '垃圾堆放', 'road-damage': '道路破损', 'street-vendor': '摊贩占道',
      repair: '房屋维修', 'shared-bikes': '共享单车', 'illegal-building': '违法建筑', parking: '停车管理', 'fire-safety': '消防安全', lift: '电梯故障',
      'kitchen-fume': '油烟扰民', 'consumer-dispute': '消费纠纷', 'site-dust': '工地扬尘', greening: '绿化养护', leak: '渗漏水', 'public-transport': '公共交通',
      cleaning: '环境保洁', 'water-supply': '供水问题', 'market-order': '市场秩序', other: '其他',
    },
  },
  orders: {
    title: '维修抢单', waiting: '待抢', longest: (time: string) => `最久 ${time}`, grabbed: '今日抢单', posted: (n: string) => `今日派出 ${n}`,
    done: '今日完工', mean: '平均抢单', minute: '分', most: (n: string) => `九成 ${n} 分`, key: '竖线为九成抢单用时', empty: '没有待抢的维修单', more: (n: number) => `其余 ${n} 单`,
    working: (n: string) => `施工中 ${n} 单`,
    trades: { plumbing: '水管', electric: '电路', lift: '电梯', door: '门窗', leak: '渗漏', drain: '下水', lighting: '照明', access: '门禁', other: '其他' },
  },
  visits: {
    title: '四百走访', today: '今日走访', unit: '户次', found: '发现问题', month: '本月走访', key: '走访 / 发现',
    empty: '今日尚无走访', well: '无异常', saw: (scene: string) => `发现${scene}`,
  },
  satisfaction: {
    title: '群众满意度', latest: '最新', place: (n: number) => `第 ${n}`, letters: '本月感谢信', banners: '本月锦旗',
    case: (from: number, to: number) => `案例数据 · 全市第 ${from} 升至第 ${to}`, studied: '案例数据', empty: '暂无满意度数据',
    study: (period: string, letters: string, banners: string) => `案例数据 ${period}：感谢信 ${letters} 封，锦旗逾 ${banners} 面`,
  },
  petitions: {
    title: '信访与诉讼', note: '按月', individual: '个人信访', court: '法院纠纷', group: (n: string) => `群体信访 ${n}`, property: (n: string) => `物业类 ${n}`,
    before: (n: string) => `去年同月 ${n}`, empty: '暂无', month: (year: number, month: number) => (month === 1 ? `${year} 年` : `${month} 月`),
    studyPetitions: (period: string, all: string, individual: string, group: string) => `案例数据 ${period}：${all} 件，个人 ${individual}，群体 ${group}`,
    studyCourt: (period: string, all: string, property: string) => `案例数据 ${period}：${all} 件，物业 ${property}`,
  },
  funds: {
    title: '维修资金续筹', below: '余额不足', of: (all: string, share: string) => `占 ${all} 个的 ${share}`, low: '待续筹', raised: '已续筹',
    stages: { raising: '续筹中' }, key: (floor: number) => `余额最低，满格 ${floor}%`, empty: '各小区余额充足', more: (n: number) => `其余 ${n} 个`,
    study: (asOf: string, low: string, raised: string) => `案例数据 ${asOf}：低于 30% 的 ${low} 个，已续筹 ${raised} 个`,
  },
  credit: {
    title: '物业红黑榜', best: '红榜', worst: '黑榜', of: (all: string) => `共 ${all} 个`, empty: '本月尚未评分',
    colours: { red: '红', yellow: '黄', orange: '橙', green: '绿' },
  },
  community: {
    title: '社区自治', ledger: '代理记账', owners: '业委会', talent: '社区达人', empty: '暂无登记',
    audited: (n: string, share: string) => `已审计 ${n} · 试点占全部小区 ${share}`, posted: (posted: string, group: string) => `现交叉任职 ${posted} · 工作组 ${group}`,
    kinds: { culture: '文体', repair: '修缮', mediation: '调解', volunteer: '志愿', health: '健康' },
    studyLedger: (asOf: string, n: string) => `案例数据 ${asOf}：试点 ${n} 个小区`,
    studyOwners: (asOf: string, share: string, groups: string) => `案例数据 ${asOf}：组建 ${share}%，工作组 ${groups} 个`,
    studyTalent: (asOf: string, n: string) => `案例数据 ${asOf}：${n} 人`,
  },
  blocks: { title: (n: number) => counted(n, '责任块'), key: '处置中 / 超时' },
  alarms: {
    title: '警情',
    empty: '无未结警情',
    rest: (n: number) => `其余 ${n} 起`,
    states: { acknowledged: '已确认', returned: '已恢复', latched: '待复位' },
    first: '首发', chattering: '反复', several: (n: number) => `${n} 起`,
    everywhere: '多处', between: ' · ',
    flood: '警情集中，同类并列', shelved: (n: number) => `搁置 ${n}`, suppressed: (n: number) => `抑制 ${n}`, unserviced: (n: number) => `停用 ${n}`,
  },
  takeover: {
    title: '警情接管', states: { unacknowledged: '未确认', acknowledged: '已确认', returned: '已恢复，未确认', latched: '已恢复，待复位' },
    since: '已历时', answer: '响应', left: (time: string) => `剩 ${time}`, late: (time: string) => `超 ${time}`, answered: (time: string) => `用 ${time}`, within: (minutes: number) => `须在 ${minutes} 分内响应`,
    cause: '可能原因', step: '处置要点', posts: '责任部门', duty: '在岗', staff: (n: number) => `本块 ${n} 人`, comma: '、',
    waiting: (n: number) => `另有 ${n} 起等待`, scan: '手机扫码确认', none: '没有接管的警情', named: '屏幕',
  },
  phone: {
    title: '确认警情', post: '岗位', reason: '说明', reasonHint: '看到了什么，谁去处置（不写姓名电话）', confirm: '确认收到', sending: '正在提交', done: (post: string, time: string) => `${post} 已于 ${time} 确认`,
    gone: '此警情已不在列', lost: '连不上服务器', joining: '正在连接', refused: { 'already-acknowledged': '已由其他席位确认', 'raised-again': '警情又起，请再看一遍后确认', other: '没有记入' },
  },
  severity: ['', '重大', '较大', '一般'],
  trend: {
    title: '近 24 小时新增案件',
    peak: (n: string, clock: string) => `峰值 ${n} · ${clock}`,
    latest: (n: string) => `最近 ${n}`,
    today: '今日',
    empty: '尚无满一格的统计',
  },
  map: {
    title: '责任块分布', open: '处置中', schematic: '示意',
    more: (n: number) => `另有警情 ${n} 起`,
    failed: '读不到辖区图形，正在重试',
    lost: '画面中断，正在恢复',
  },
  past: { title: '回放', speed: (speed: number) => `×${speed}`, still: '暂停', pause: '暂停', play: '播放', speeds: '速度', seek: '回放到此处' },
  exercise: { title: '演练', since: (time: string) => `已进行 ${time}`, incidents: (n: number) => `${n} 起事件`, counts: (found: number, commanded: number, disposed: number) => `发现 ${found} · 指挥 ${commanded} · 处置 ${disposed}` },
  closed: { title: '参观模式', text: '参观期间不展示' },
  sound: { blocked: '浏览器拦住了声音，点此开启' },
  ticker: { title: '案件动态', empty: '尚无案件变化' },
  states: {
    discovered: '发现', accepted: '受理', rejected: '不予受理', registered: '立案', dispatched: '派遣', returned: '退回',
    'in-hand': '处置中', disposed: '已处置', verifying: '核查', rework: '返工', closed: '结案',
  },

  age: {
    ago: (seconds: number) => `${seconds} 秒前`,
    stale: (clock: string) => `停更 ${clock} 起`,
    never: '尚无数据',
  },
  panel: {
    waiting: '等待数据',
    fault: (name: string) => `${name} 出错`,
    next: (seconds: number) => `${seconds} 秒后自动重试`, last: (clock: string) => `重建中 · 画面为 ${clock}`,
    refused: '服务器未提供此数据',
    unknown: (kind: string) => `没有名为 ${kind} 的面板`,
  },
  multiple: { least: 100_000, by: 10_000, name: '万' },
  now: '刚刚',
  duration: (days: number, hours: number, minutes: number) =>
    days >= 10 ? `${days} 天` : days > 0 ? `${days} 天 ${pad(hours)} 时` : hours > 0 ? `${hours} 时 ${pad(minutes)} 分` : `${minutes} 分`,

  pages: {
    choose: '选择屏幕', walls: '大屏', panels: '单面板',
    size: (metres: string, distance: string) => `${metres} 米，观看距离 ${distance} 米`,
    keys: '按 L 切换语言',
    failed: '读不到屏幕列表，正在重试',
    modes: { console: '值守台', briefing: '汇报', kiosk: '自助查询屏' }, back: '返回选择',
    missing: (wall: string) => `没有名为 ${wall} 的屏幕`,
    nothing: '此地址没有页面', open: '未设账号：本机任何人都可操作',
  },
};

export type Catalogue = typeof zh;
