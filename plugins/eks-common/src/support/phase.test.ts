import { bundledCalendar } from './calendar';
import { EXTENDED_SUPPORT_COST_PER_MONTH, supportAt } from './phase';

const life = bundledCalendar.find(({ version }) => version === '1.34');
const at = (moment: string) => supportAt(life, 'aws', new Date(moment));

describe('support of 1.34 (standard until 2026-12-02, extended until 2027-12-02)', () => {
  it.each([
    ['2026-09-02T12:00:00Z', 'standard', 91, 0],
    ['2026-09-03T12:00:00Z', 'ending', 90, 0],
    ['2026-11-24T08:00:00Z', 'ending', 8, 0],
    ['2026-12-01T23:59:59Z', 'ending', 1, 0],
    ['2026-12-02T00:00:00Z', 'extended', 365, EXTENDED_SUPPORT_COST_PER_MONTH],
    ['2027-12-01T23:59:59Z', 'extended', 1, EXTENDED_SUPPORT_COST_PER_MONTH],
    ['2027-12-02T00:00:00Z', 'ended', undefined, 0],
  ])('at %s is %s', (moment, phase, daysLeft, cost) => {
    expect(at(moment)).toEqual({
      phase,
      ...(daysLeft !== undefined && { daysLeft }),
      extraCostPerMonth: cost,
      endOfStandardSupport: '2026-12-02T00:00:00.000Z',
      endOfExtendedSupport: '2027-12-02T00:00:00.000Z',
      source: 'aws',
    });
  });

  it('is unknown when nobody lists the version', () => {
    expect(supportAt(undefined, 'aws', new Date())).toEqual({
      phase: 'unknown',
      extraCostPerMonth: 0,
      source: 'none',
    });
  });

  it('costs 365 US dollars a month', () => {
    expect(EXTENDED_SUPPORT_COST_PER_MONTH).toBeCloseTo(365);
  });

  it('keeps the bundled table in order: 14 months or a little more of standard, 12 of extended support', () => {
    for (const entry of bundledCalendar) {
      const start = Date.parse(entry.releaseDate ?? '');
      const standard = Date.parse(entry.endOfStandardSupport ?? '');
      const extended = Date.parse(entry.endOfExtendedSupport ?? '');
      const months = (from: number, to: number) =>
        Math.round((to - from) / (30.44 * 24 * 3600_000));
      expect([14, 15]).toContain(months(start, standard));
      expect(months(standard, extended)).toBe(12);
    }
  });
});
