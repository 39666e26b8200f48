import type { Node } from '../compile.ts';
import type { Ground, Operator } from '../operator.ts';
import { above } from './above.ts';
import { agree } from './agree.ts';
import { below } from './below.ts';
import { dwell } from './dwell.ts';
import { all, any, not } from './logic.ts';
import { mean } from './mean.ts';
import { rate } from './rate.ts';
import { repeat } from './repeat.ts';
import { share } from './share.ts';
import { silence } from './silence.ts';
import { trend } from './trend.ts';
import { weather } from './weather.ts';

/** The operator of a node. */
export function operatorOf({ rule, parts }: Node, ground: Ground): Operator {
  const [part = -1] = parts;
  switch (rule.op) {
    case 'above': return above(rule);
    case 'below': return below(rule);
    case 'dwell': return dwell(rule, part, ground);
    case 'silence': return silence(rule, ground);
    case 'repeat': return repeat(rule, part, ground);
    case 'rate': return rate(rule, ground);
    case 'trend': return trend(rule, ground);
    case 'share': return share(rule, ground);
    case 'agree': return agree(rule, part, ground);
    case 'mean': return mean(rule, ground);
    case 'weather': return weather(rule, ground);
    case 'all': return all(parts);
    case 'any': return any(parts);
    case 'not': return not(part);
  }
}
