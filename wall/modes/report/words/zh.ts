import type { ReportEntry } from '#protocol/report';

/** What a report says in Chinese; the other language takes its shape from here. */
export const zh = {
  title: '事件报告', print: '打印或存为 PDF', reading: '正在读取日志', unknown: (id: string) => `没有编号为 ${id} 的案件；结案满一天的不再保留`, failed: '读不到日志，正在重试',
  made: (time: string) => `生成于 ${time}`, number: '案件编号', severity: '等级', state: '状态', department: '承办', opened: '发现', ended: '办结', open: '未办结', causeOf: '可能原因', step: '处置要点',
  figures: '用时', toSee: '至确认', toDispatch: '至派遣', toDispose: '至处置完毕', toClose: '至办结', notYet: '尚未', alerts: '报警', actions: '席位操作',
  way: '办理过程', columns: { at: '时间', state: '环节', post: '岗位', took: '用时', limit: '时限', light: '灯', by: '来自', what: '事项', note: '说明' },
  journal: '日志', left: (n: string) => `中间 ${n} 条从略`,
  kinds: { alert: '报警', operator: '席位', case: '系统', direct: '导播' } satisfies Record<ReportEntry['kind'], string>,
  alertStates: { raised: '报警', ended: '解除' } as Record<string, string>, directions: { 'take-over': '接管屏墙', 'hand-back': '交还屏墙' } as Record<string, string>,
  stills: '当时画面（回放）', still: { found: '发现', seen: '确认', dispatched: '派遣', disposed: '处置完毕', closed: '办结' }, drawing: (n: number, all: number) => `正在取第 ${n}/${all} 幅`, noStill: '取不到画面',
};
export type ReportCatalogue = typeof zh;
