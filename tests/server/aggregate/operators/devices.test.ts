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
    devices.hear('cam-1', 'b-1', true);
    devices.hear('cam-1', 'b-1', false);
    expect(changes).toEqual([
      [undefined, { block: 'b-1', online: true }],
      [{ block: 'b-1', online: true }, { block: 'b-1', online: false }],
    ]);
  });

  it('move to the block they name, and stay where they were where they name none', () => {
    const { devices } = devicesOf();
    devices.hear('cam-1', 'b-1', true);
    devices.hear('cam-1', '', true);
    expect(devices.block('cam-1')).toBe('b-1');
    devices.hear('cam-1', 'b-2', true);
    expect([devices.block('cam-1'), devices.block('unknown')]).toEqual(['b-2', '']);
  });
});
