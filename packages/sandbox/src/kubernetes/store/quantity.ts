const FACTORS: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** The number of a quantity such as `100m`, `256Mi` or `58`; 0 for what is none. */
export function quantity(value: unknown): number {
  const match = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(value ?? ''));
  return match ? Number(match[1]) * (FACTORS[match[2]] ?? 0) : 0;
}
