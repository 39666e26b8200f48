import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export const SERVER = '31010700002000000001';
export const DEVICE = '31010700001320000001';
export const PASSWORD = 'gb-secret';
const REALM = SERVER.slice(0, 10);
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** What a GB/T 28181 device says of an alarm, in China's time. */
export const alarmBody = (over: Readonly<Record<string, string | number>> = {}, declaration = '<?xml version="1.0" encoding="GB2312"?>'): string => {
  const fields = { CmdType: 'Alarm', SN: 1, DeviceID: DEVICE, AlarmPriority: 1, AlarmMethod: 5, AlarmTime: '2026-11-24T07:59:30', AlarmDescription: '消防通道占用', ...over };
  return `${declaration}\r\n<Notify>\r\n${Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`).join('\r\n')}\r\n</Notify>\r\n`;
};

/** A scenario of sipp: registers with digest, says that it lives, raises an alarm, and wants 200 each time. */
export function scenario(body: Buffer): Buffer {
  const head = (method: string, n: number, more: readonly string[], length: string) => [
    `${method} sip:${SERVER}@${REALM} SIP/2.0`, 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport', `From: <sip:${DEVICE}@${REALM}>;tag=[call_number]`,
    `To: <sip:${method === 'REGISTER' ? DEVICE : SERVER}@${REALM}>`, 'Call-ID: [call_id]', `CSeq: ${n} ${method}`, 'Max-Forwards: 70', ...more, `Content-Length: ${length}`, '', '',
  ].join('\n');
  const send = (head_: string, content: Buffer = Buffer.alloc(0)) => Buffer.concat([Buffer.from(`<send retrans="500"><![CDATA[\n${head_}`), content, Buffer.from('\n]]></send>\n')]);
  const contact = [`Contact: <sip:${DEVICE}@[local_ip]:[local_port]>`, 'Expires: 3600'];
  const xml = ['Content-Type: Application/MANSCDP+xml'];
  const alive = Buffer.from(`<?xml version="1.0"?>\n<Notify>\n<CmdType>Keepalive</CmdType>\n<SN>7</SN>\n<DeviceID>${DEVICE}</DeviceID>\n<Status>OK</Status>\n</Notify>`);
  return Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1" ?>\n<scenario name="device">\n'),
    send(head('REGISTER', 1, contact, '0')), Buffer.from('<recv response="401" auth="true"/>\n'),
    send(head('REGISTER', 2, [...contact, `[authentication username=${DEVICE} password=${PASSWORD}]`], '0')), Buffer.from('<recv response="200"/>\n'),
    send(head('MESSAGE', 3, xml, '[len]'), alive), Buffer.from('<recv response="200"/>\n'),
    send(head('MESSAGE', 4, xml, '[len]'), body), Buffer.from('<recv response="200"/>\n</scenario>\n'),
  ]);
}

/** A device of our own over UDP, for what sipp would not say. */
export async function sipDevice(port: number, id = DEVICE) {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  let n = 0;
  const tell = (bytes: Uint8Array) => new Promise<void>((resolve) => { socket.send(bytes, port, '127.0.0.1', () => { resolve(); }); });
  const ask = async (bytes: Uint8Array): Promise<string> => {
    const heard = once(socket, 'message') as Promise<[Buffer]>;
    await tell(bytes);
    return (await heard)[0].toString('latin1');
  };
  const request = (method: string, more: readonly string[] = [], body: Uint8Array = new Uint8Array(), call = n++) => Buffer.concat([Buffer.from([
    `${method} sip:${SERVER}@${REALM} SIP/2.0`, `v: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${call}`, `f: <sip:${id}@${REALM}>;tag=1`, `t: <sip:${id}@${REALM}>`, `i: call-${call}`,
    `CSeq: ${call} ${method}`, ...more, `l: ${body.length}`, '', '',
  ].join('\r\n')), body]);
  const register = async (password = PASSWORD, expires = 3_600, uri = `sip:${SERVER}@${REALM}`) => {
    const nonce = /nonce="([^"]+)"/.exec(await ask(request('REGISTER')))?.[1] ?? '';
    const response = md5(`${md5(`${id}:${REALM}:${password}`)}:${nonce}:${md5(`REGISTER:${uri}`)}`);
    return ask(request('REGISTER', [`Expires: ${expires}`, `Authorization: Digest username="${id}", realm="${REALM}", nonce="${nonce}", uri="${uri}", response="${response}", algorithm=MD5`]));
  };
  return { tell, ask, request, register, message: (body: Uint8Array) => ask(request('MESSAGE', [], body)), close: () => { socket.close(); } };
}
