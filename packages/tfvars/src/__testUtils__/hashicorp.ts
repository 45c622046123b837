import { parse } from '@cdktn/hcl2json';
import { Computed, isModelObject, type Model } from './model';

/** What HashiCorp's own parser says about a text. */
export type Judgement =
  { accepted: true; content?: unknown } | { accepted: false; message: string };

/**
 * Reads a text with HashiCorp's parser. The converter around it evaluates
 * what it can and fails on some texts that the parser accepts: they have no
 * content then.
 */
export async function judge(text: string): Promise<Judgement> {
  try {
    return { accepted: true, content: await parse('judged.tf', text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('parse config')
      ? { accepted: false, message }
      : { accepted: true };
  }
}

function escaped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[$%]\{/g, found => `${found[0]}${found}`);
}

/** A model in the form in which the converter gives it: strings as templates. */
export function asConverted(model: Model): unknown {
  if (typeof model === 'string') return escaped(model);
  if (model instanceof Computed) return 'computed';
  if (Array.isArray(model)) return model.map(asConverted);
  if (!isModelObject(model)) return model;
  return Object.fromEntries(
    Object.entries(model).map(([key, value]) => [
      escaped(key),
      asConverted(value),
    ]),
  );
}

/** What was converted, with a placeholder where the model is computed. */
export function withPlaceholders(converted: unknown, model: Model): unknown {
  if (model instanceof Computed) return 'computed';
  if (Array.isArray(model) && Array.isArray(converted)) {
    return converted.map((each: unknown, index) =>
      index < model.length ? withPlaceholders(each, model[index]) : each,
    );
  }
  const isObject = typeof converted === 'object' && converted !== null;
  if (isModelObject(model) && isObject) {
    const byKey = new Map(
      Object.entries(model).map(([key, value]) => [escaped(key), value]),
    );
    return Object.fromEntries(
      Object.entries(converted).map(([key, value]: [string, unknown]) => {
        const counterpart = byKey.get(key);
        return [
          key,
          counterpart === undefined
            ? value
            : withPlaceholders(value, counterpart),
        ];
      }),
    );
  }
  return converted;
}
