/** What the kiosk says: to somebody who passes by and knows none of our terms. */
export const zh = {
  title: '城区大小事', ask: '您想了解什么？', touch: '请轻触下方问题',
  pages: { near: '我身边在处理什么？', now: '全区现在怎么样？', month: '这个月解决得怎样？', report: '发现问题怎么反映？' },
  home: '首页', back: '返回', larger: '大字', smaller: '标准字', language: 'English', other: '换个地方',
  asOf: (time: string) => `截至 ${time}`, away: (time: string) => `暂时连不上，显示的是 ${time} 的情况`, silent: (time: string) => `数据源静默，显示的是 ${time} 的情况`, loading: '正在读取',
  mode: { live: '', demo: '演示数据', replay: '历史回放', past: '回放', exercise: '演练' },
  found: '今天发现', solved: '今天解决', open: '正在处理', cases: '件', inHand: (n: string) => `${n} 件处理中`,
  street: '您在哪个街镇？', block: (street: string) => `${street}的哪一片？`, whole: '整个街镇', here: '就在这里',
  at: (place: string) => `${place}现在`, nothing: '这里没有正在处理的问题', oldest: (time: string) => `最早 ${time}前`,
  stages: { told: '已受理', working: '处理中', checking: '核实中' },
  more: (n: number) => `其余 ${n} 类`,
  nowTitle: '全区正在处理最多的', streetsTitle: '各街镇今天解决',
  closed: '本月办结', onTime: '按期办结', due: (n: string) => `应办结 ${n} 件`, mean: '平均用时', none: '本月还没有应办结的',
  ways: [
    ['打电话', '拨打 12345，全天都有人接听'],
    ['告诉巡查员', '穿工作服的网格巡查员可当场受理'],
    ['用手机', '随申办里选“我要反映”'],
  ],
  urgent: '紧急情况请直接拨打 110、119、120',
  then: '之后会怎样？', steps: ['受理登记', '派给责任单位', '现场处理', '核实办结'],
  hint: '不含涉及个人家庭的情况；不显示姓名、电话和门牌',
  duty: {
    title: '警情待确认', more: (n: string) => `另有 ${n} 起`, reasons: ['已知晓，正在处置', '已派人到场', '已通知承办单位'], as: (post: string) => `以 ${post} 确认并记入日志`,
    refused: { 'already-acknowledged': '已由其他席位确认', 'raised-again': '警情又起，请再看一次', other: '没有记入，请重试' },
  },
  still: '您还在吗？', stay: '我还在，继续看', leaving: (seconds: number) => `${seconds} 秒后回到首页`,
};
export type KioskCatalogue = typeof zh;
