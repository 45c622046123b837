import * as fc from 'fast-check';
import {
  branchName,
  carriesTrailer,
  commentMarker,
  markedText,
  shortTitle,
  withTrailer,
} from '.';

describe('branchName', () => {
  it.each([
    ['dev-eks1', 'upgrade', /^eks\/dev-eks1\/upgrade-[0-9a-f]{8}$/],
    [
      'Prod EKS_1',
      'Rotate Nodes',
      /^eks\/prod-eks-1\/rotate-nodes-[0-9a-f]{8}$/,
    ],
    ['ÄÖÜ → éa', 'peering', /^eks\/aou-ea\/peering-[0-9a-f]{8}$/],
    ['日本', '', /^eks\/all\/change-[0-9a-f]{8}$/],
    ['../../etc', 'x.lock', /^eks\/etc\/x-lock-[0-9a-f]{8}$/],
  ])('of %s and %s', (subject, action, expected) => {
    const name = branchName({ subject, action, operationId: 'op' });
    expect(name).toMatch(expected);
  });

  it('depends on the intent and is a name that every host takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const options = { subject: a, action: b, operationId: c };
        const name = branchName(options);
        expect(name).toBe(branchName(options));
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).toMatch(/^eks\/[a-z0-9][a-z0-9-]*\/[a-z0-9-]+$/);
        expect(name).not.toMatch(/-\/|\/-/);
        expect(name).not.toBe(branchName({ ...options, operationId: `${c}x` }));
      }),
    );
    const long = branchName({
      subject: 'x'.repeat(300),
      action: 'y'.repeat(300),
      operationId: 'op',
    });
    expect(long).toHaveLength(100);
  });
});

describe('trailer', () => {
  it.each([
    [withTrailer('Do it', 'op-1'), true],
    [withTrailer('Do it\n\nBecause.\n', 'op-1'), true],
    ['Do it\r\n\r\nEks-Operation: op-1\r\nSigned-off-by: a\r\n', true],
    ['Do it', false],
    ['Do it\n\nEks-Operation: op-10', false],
    ['Do it\n\n> Eks-Operation: op-1', false],
    ['Revert\n\nEks-Operation: op-1\n\nNo, by hand', false],
    ['', false],
  ])('%j: %s', (message, expected) => {
    expect(carriesTrailer(message, 'op-1')).toBe(expected);
  });
});

describe('texts', () => {
  it('keeps what fits', () => {
    const text = markedText({
      text: 'Hello',
      marker: commentMarker('op', 'topic'),
      position: 'first',
      limit: 4_000,
      hostTitle: 'Azure DevOps',
    });
    expect(text).toBe('<!-- eks-op:op topic -->\nHello');
  });

  it('never passes the limit nor breaks a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 100, maxLength: 900 }),
        fc.constantFrom('first' as const, 'last' as const),
        (text, position) => {
          const marker = '<!-- m -->';
          const marked = markedText({
            text,
            marker,
            position,
            limit: 300,
            hostTitle: 'X',
          });
          expect(marked.length).toBeLessThanOrEqual(300);
          // A lone half of a pair would not survive this.
          expect(Buffer.from(marked).toString()).toBe(marked);
          expect(
            position === 'first'
              ? marked.startsWith(marker)
              : marked.endsWith(marker),
          ).toBe(true);
          expect(marked.includes('_Shortened: X')).toBe(text.length > 288);
        },
      ),
    );
  });

  it.each([
    ['short', 'short'],
    ['a\nb   c', 'a b c'],
    ['12345678901', '123456789…'],
    ['12345678🚀1', '12345678…'],
  ])('title %j', (title, expected) => {
    expect(shortTitle(title, 10)).toBe(expected);
  });
});
