/** A CAP 1.2 alert, as a weather service words it. */
export const capAlert = (id: string, over: { type?: string; status?: string; references?: string; event?: string; headline?: string; severity?: string; onset?: string; expires?: string; area?: string; info?: string } = {}): string => {
  const info = over.info ?? `<info><language>zh-CN</language><category>Met</category><event>${over.event ?? '大风'}</event><urgency>Expected</urgency>
    <severity>${over.severity ?? 'Severe'}</severity><certainty>Likely</certainty><onset>${over.onset ?? '2026-11-24T08:00:00+08:00'}</onset>
    <expires>${over.expires ?? '2026-11-24T12:00:00+08:00'}</expires><headline>${over.headline ?? ''}</headline>${over.area ?? ''}</info>`;
  return `<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier><sender>met@example</sender>
    <sent>2026-11-24T07:50:00+08:00</sent><status>${over.status ?? 'Actual'}</status><msgType>${over.type ?? 'Alert'}</msgType><scope>Public</scope>
    ${over.references === undefined ? '' : `<references>met@example,${over.references},2026-11-24T07:50:00+08:00</references>`}${info}</alert>`;
};
