import { wait } from '../__testUtils__/surviveKills';
import { upgrade } from '../__testUtils__/fileWorld';
import { planToken } from './planToken';
import { withinPlanTime } from './withinPlanTime';

const draft = {
  input: upgrade,
  agreed: { b: [1, 2], a: { d: 1, c: 2 } },
  findings: [],
  changes: [],
  obstacles: [],
};

describe('planToken', () => {
  it('depends on what is agreed to, not on the order of keys or on findings', () => {
    const token = planToken(draft);
    expect(
      planToken({
        ...draft,
        agreed: { a: { c: 2, d: 1 }, b: [1, 2] },
        obstacles: ['x'],
      }),
    ).toBe(token);
    expect(planToken({ ...draft, agreed: { b: [2, 1] } })).not.toBe(token);
    const input = { ...upgrade, version: '1.36' };
    expect(planToken({ ...draft, input })).not.toBe(token);
  });
});

describe('withinPlanTime', () => {
  it('ends in words although the plan does not heed its signal', async () => {
    await expect(withinPlanTime(() => wait(5_000), 30)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('Planning did not end within 1 s'),
    });
    const heeding = (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    await expect(withinPlanTime(heeding, 30)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(withinPlanTime(async () => 1)).resolves.toBe(1);
  });
});
