/** What stands in a text that the journal must never hold (domain section 8). */
export const PERSONAL = ['plate', 'phone', 'id-card', 'email', 'door', 'name'] as const;
export type Personal = (typeof PERSONAL)[number];

/** The hundred most frequent family names, which cover some 85 of 100 people in China. */
const FAMILIES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const PLATE = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][·\s-]?(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Z0-9])/gi;
const PHONE = /(?<![\da-z])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|(?:021[- ]?|0[1-9]\d{1,2}[- ])\d{7,8})(?![\da-z])/gi;
const ID_CARD = /(?<![\da-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dx](?![\da-z])/gi;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A door and the stair that leads to it; the compound before it stays. */
const DOOR = /\s*(?:\d+\s*(?:弄|号楼?|栋|幢|座)\s*){0,2}(?:\d+\s*单元\s*)?\d{2,4}\s*室|\s*\b(?:room|rm\.?|flat|apt\.?|apartment)\s*#?\d+[a-z]?\b/gi;
const TITLED = new RegExp(`[${FAMILIES}]\\p{Script=Han}{0,2}(?:先生|女士|小姐|阿姨|大爷)`, 'gu');
const NAMED = /(姓名|联系人|业主|住户|居民|举报人|投诉人|车主)([:：]\s*)\p{Script=Han}{2,4}/gu;

/** What kind of car a plate says that it is; everything else about it is dropped. */
function carOf(plate: string): string {
  const bare = plate.replaceAll(/[·\s-]/g, '');
  if (bare.length === 8) return '新能源车';
  const special = { 挂: '挂车', 学: '教练车', 警: '警车' }[bare.slice(-1)];
  return special ?? (/^[使领]/.test(bare) ? '外事车' : '小型车');
}

type Mask = (text: string) => string;
const MASKS: Readonly<Record<Personal, Mask>> = {
  plate: (text) => text.replaceAll(PLATE, carOf),
  'id-card': (text) => text.replaceAll(ID_CARD, '[证件]'),
  phone: (text) => text.replaceAll(PHONE, '[电话]'),
  email: (text) => text.replaceAll(EMAIL, '[邮箱]'),
  door: (text) => text.replaceAll(DOOR, ''),
  name: (text) => text.replaceAll(NAMED, '$1$2[姓名]').replaceAll(TITLED, '[姓名]'),
};
/** What each of these holds at least: a Chinese character, an @, the word for a door, or ten digits with hardly anything between them. */
const SUSPECT = /[^\x20-\x7e]|@|room|rm|flat|apt|apartment|(?:\d[- ]?){10}/i;

/** A text without what is personal, and what that was. */
export function mask(text: string): { text: string; found: Personal[] } {
  if (!SUSPECT.test(text)) return { text, found: [] };
  const found: Personal[] = [];
  let masked = text;
  for (const kind of ['id-card', 'plate', 'phone', 'email', 'door', 'name'] as const) {
    const next = MASKS[kind](masked);
    if (next !== masked) found.push(kind);
    masked = next;
  }
  return { text: masked, found };
}

/** A value with every text in it masked; `found` gathers what was. */
export function maskAll<T>(value: T, found: Set<Personal>): T {
  if (typeof value === 'string') {
    const masked = mask(value);
    for (const kind of masked.found) found.add(kind);
    return masked.text as T;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((inner: unknown) => maskAll(inner, found)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [mask(key).text, maskAll(inner, found)])) as T;
}
