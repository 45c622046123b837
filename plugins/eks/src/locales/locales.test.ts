import { en } from './en';
import de from './de';

const placeholders = (message: string) =>
  (message.match(/{{[^}]*}}/g) ?? []).sort();

describe('translations', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same placeholders in every language', () => {
    const found = (messages: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [
          key,
          placeholders(text),
        ]),
      );
    expect(found(de)).toEqual(found(en));
  });

  it('never shout', () => {
    const texts = [...Object.values(en), ...Object.values(de)];
    expect(texts.filter(text => text.includes('!'))).toEqual([]);
  });
});
