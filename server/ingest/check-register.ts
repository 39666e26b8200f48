import { DateTime } from 'luxon';
import { ProtocolError } from '#protocol/errors';
import type { EventData } from '#protocol/events';
import { isRegister, monthOf, registerOf, studied, type RegisterName } from '#protocol/topics/registers';

/** Refuses what a register does not have. Throws ProtocolError naming the field and what it may be. */
export function checkEntry({ register, entry, kind, stage, values = {} }: EventData<'entry'>, time: number, zone: string): void {
  const name = known(register);
  const { kinds, stages, measures, monthly } = registerOf(name);
  if (kind !== undefined) among('data.kind', kind, kinds, name);
  if (stage !== undefined) among('data.stage', stage, stages, name);
  for (const measure of Object.keys(values)) among(`data.values.${measure}`, measure, Object.keys(measures), name);
  if (!monthly) return;
  const month = monthOf(entry);
  if (month === undefined) throw new ProtocolError('invalid-event', `data.entry: an entry of ${name} is named by its month, as in estate/2026-11`);
  // A month to come would leave every month before it uncounted.
  if (month > DateTime.fromMillis(time, { zone }).toFormat('yyyy-MM')) throw new ProtocolError('invalid-event', `data.entry: ${month} is not over or running at the event's time`);
  if (stage === undefined) throw new ProtocolError('invalid-event', `data.stage: an entry of ${name} says its own, for it stands for a month`);
}

/** Refuses what no study of a register gives. Throws ProtocolError naming the field and what it may be. */
export function checkBaseline({ register, key, measure }: EventData<'baseline'>): void {
  const name = known(register);
  const { keys, measures } = studied(name);
  among('data.key', key, keys, name);
  among('data.measure', measure, measures, name);
}

function known(register: string): RegisterName {
  if (isRegister(register)) return register;
  throw new ProtocolError('unknown-register', `data.register: there is no register ${register}`);
}

function among(field: string, value: string, all: readonly string[], register: string): void {
  if (!all.includes(value)) throw new ProtocolError('invalid-event', `${field}: ${register} has no ${value}${all.length > 0 ? `, but ${all.join(', ')}` : ''}`);
}
