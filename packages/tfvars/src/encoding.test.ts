import { decode, encode, TfvarsError } from '.';

describe('decode', () => {
  it('gives text that encodes to the same bytes, byte order mark included', () => {
    const bytes = Uint8Array.from([
      0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0,
    ]);
    const text = decode(bytes);
    expect(text).toBe('\ufeffa\r\né😀\u0000');
    expect([...encode(text)]).toEqual([...bytes]);
  });

  it.each([
    ['a lone continuation byte', [0x61, 0x80]],
    ['half of a character', [0xc3]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['Latin-1', [0x67, 0xf6, 0x74]],
  ])('refuses %s', (_, bytes) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'InvalidEncoding', name: 'TfvarsError' }),
    );
    expect(() => decode(Uint8Array.from(bytes))).toThrow(TfvarsError);
  });
});
