import { describe, expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Devices, type Device } from '#server/aggregate/operators/devices';
import { Table } from '#server/aggregate/table';

function devicesOf() {
  const changes: [Device | undefined, Device | undefined][] = [];
  return { changes, devices: new Devices(new Table(MEMORY.device), (was, is) => { changes.push([was, is]); }) };
}

describe('devices', () => {
  it('come with their first word, and are told as they were and as they are from then on', () => {
    const { devices, changes } = devicesOf();
    devices.hear('cam-1', { block: 'b-1', online: true, kind: 'camera' });
    devices.hear('cam-1', { block: 'b-1', online: false, kind: 'camera' });
    const first = { id: 'cam-1', block: 'b-1', online: true, kind: 'camera', place: '', capacity: 0 };
    expect(changes).toEqual([[undefined, first], [first, { ...first, online: false }]]);
  });

  it('move to the block they name, and stay where they were where they name none', () => {
    const { devices } = devicesOf();
    const camera = { online: true, kind: 'camera' };
    devices.hear('cam-1', { ...camera, block: 'b-1' });
    devices.hear('cam-1', { ...camera, block: '' });
    expect(devices.block('cam-1')).toBe('b-1');
    devices.hear('cam-1', { ...camera, block: 'b-2' });
    expect([devices.block('cam-1'), devices.block('unknown')]).toEqual(['b-2', '']);
  });

  it('keep the place and the capacity that they once declared', () => {
    const { devices } = devicesOf();
    devices.hear('bin-1', { block: 'b-1', online: true, kind: 'sensor', place: 'yard', capacity: 2.5 });
    devices.hear('bin-1', { block: 'b-1', online: false, kind: 'sensor' });
    expect([devices.place('bin-1'), devices.capacity('bin-1'), devices.kind('bin-1')]).toEqual(['yard', 2.5, 'sensor']);
    expect([devices.place('unknown'), devices.capacity('unknown'), devices.kind('unknown')]).toEqual(['', 0, '']);
  });
});
