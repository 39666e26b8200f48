import { TOPICS } from '#protocol/topics';
import type { Device } from '../operators/devices.ts';
import type { Fault } from '../operators/faults.ts';
import { see } from '../operators/seen.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';

const KINDS = ['camera', 'sensor', 'gateway', 'app'] as const;
const CAMERA = 'camera';
/** How many cameras have a row; past them no new one gets one. */
export const CAMERA_LIMIT = 5000;

/** A device in the counts of its kind: one that nobody declared counts by its fault alone, unless it is a camera with a row. */
interface Counted { readonly kind: string; readonly devices: number; readonly offline: number; readonly faulty: number }

/**
 * Topic `devices`: how many there are of each kind, offline and faulty, and every camera. A camera is one that was declared
 * so, or that raised an alert as one and never was declared; what speaks is online.
 */
export function devices({ state, devices: register, alerts, blockOf }: Host): Part {
  const { kinds, cameras } = state.topic('devices', TOPICS.devices).tables;
  for (const kind of KINDS) kinds.add(kind);
  const count = new Tally<Counted, typeof kinds.columns>(kinds, ({ kind }) => kind, {
    devices: (row) => row.devices, offline: (row) => row.offline, faulty: (row) => row.faulty,
  }).change;

  const counted = (id: string, device: Device | undefined, fault: Fault | undefined): Counted | undefined => {
    const faulty = fault ? 1 : 0;
    if (device) return { kind: device.kind, devices: 1, offline: device.online ? 0 : 1, faulty };
    if (cameras.has(id)) return { kind: CAMERA, devices: 1, offline: 0, faulty };
    return fault && { kind: fault.origin, devices: 0, offline: 0, faulty };
  };
  const show = (id: string, block: string, online: boolean): void => {
    const slot = cameras.slot(id);
    if (slot >= 0) cameras.put(slot, { block, online });
    else if (cameras.size < CAMERA_LIMIT) cameras.add(id, { block, online, fault: alerts.faultOf(id)?.fault ?? '' });
  };
  /** A camera that was never declared raised an alert. */
  const meet = (id: string, block: string): void => {
    const fault = alerts.faultOf(id);
    const before = counted(id, undefined, fault);
    show(id, block, true);
    count(before, counted(id, undefined, fault));
  };
  const note = (id: string, scene: string, at: number): void => {
    const slot = cameras.slot(id);
    if (slot >= 0) cameras.put(slot, { scene, alertAt: at });
  };

  return {
    takes: {
      alert: ({ data }, at) => {
        if (data.state !== 'raised' || data.origin !== CAMERA) return;
        if (!cameras.has(data.device) && !register.find(data.device)) meet(data.device, blockOf(data));
        note(data.device, data.scene, at);
        see(cameras, data.device, at);
      },
      reading: ({ data }, at) => see(cameras, data.device, at),
      device: ({ data }, at) => see(cameras, data.device, at),
    },
    alerts: (was, is) => { if (!was && is) note(is.device, is.scene, state.timers.now); },
    devices: (was, is) => {
      if (!is) return;
      const fault = alerts.faultOf(is.id);
      const before = counted(is.id, was, fault);
      if (is.kind === CAMERA) show(is.id, is.block, is.online);
      else cameras.remove(cameras.slot(is.id));
      count(before, counted(is.id, is, fault));
    },
    faults: (was, is) => {
      const id = (is ?? was)?.device ?? '';
      const device = register.find(id);
      count(counted(id, device, was), counted(id, device, is));
      const slot = cameras.slot(id);
      if (slot >= 0) cameras.set(slot, 'fault', is?.fault ?? '');
    },
  };
}
