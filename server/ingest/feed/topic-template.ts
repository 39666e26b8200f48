/** A topic with names, as the broker takes it and as we read it. */
export interface TopicTemplate {
  /** The filter to subscribe to: each name is a `+`. */
  readonly filter: string;
  /** The names of a topic that fits, by what stands in their place; undefined of one that does not. */
  readonly match: (topic: string) => Record<string, string> | undefined;
}

const NAME = /^\{([a-z][a-z0-9-]*)\}$/;
/** Whether a text is a topic template: `+` and `#` as in MQTT, and names in braces that are a whole level. */
export const isTopicTemplate = (text: string): boolean => {
  const levels = text.split('/');
  return text.length > 0 && !text.includes('\0') && levels.every((level, i) => (level === '#' ? i === levels.length - 1 : level === '+' || NAME.test(level) || !/[+#{}]/.test(level)));
};

/** Reads `sensors/{block}/{device}/#`. */
export function topicTemplate(text: string): TopicTemplate {
  const levels = text.split('/').map((level) => ({ level, name: NAME.exec(level)?.[1] }));
  const rest = levels.at(-1)?.level === '#';
  return {
    filter: levels.map(({ level, name }) => (name === undefined ? level : '+')).join('/'),
    match(topic) {
      const parts = topic.split('/');
      if (rest ? parts.length < levels.length - 1 : parts.length !== levels.length) return undefined;
      const names: Record<string, string> = {};
      for (const [i, { level, name }] of levels.entries()) {
        if (level === '#') break;
        const part = parts[i] ?? '';
        if (name !== undefined) names[name] = part;
        else if (level !== '+' && level !== part) return undefined;
      }
      return names;
    },
  };
}
