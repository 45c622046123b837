import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';
import { PortalCluster } from '../world/__testUtils__/PortalCluster';

jest.setTimeout(120_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

describe('cancelling an operation with an open pull request', () => {
  let portal: OperationsPortal;
  beforeEach(async () => {
    portal = await OperationsPortal.start();
  });
  afterEach(() => portal?.stop());

  it('closes it once, and says so once', async () => {
    const cluster = new PortalCluster(portal);
    const { id } = await portal.begin(await cluster.rotation());
    const open = await portal.until(id, 'waiting', 'add-merge');
    expect(open.steps.slice(1, 3).map(({ title }) => title)).toEqual([
      'Open the pull request that adds standard2',
      'Wait for the merge that adds standard2',
    ]);
    const cancel = open.actions.find(({ name }) => name === 'cancel');
    expect(cancel?.title).toMatch(/^Cancel and close pull request #\d+$/);
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { reason, steps } = await portal.until(id, 'cancelled');
    expect(reason).toMatch(/^Pull request #\d+ in acme\/xkf is closed\.$/);
    expect(steps.slice(0, 4).map(({ state }) => state)).toEqual([
      'succeeded',
      'cancelled',
      'cancelled',
      'planned',
    ]);
    const history = (await portal.events(id)).map(({ message }) => message);
    const closed = /^(Closes pull request|Pull request .* is closed)/;
    expect(history.filter(line => closed.test(line))).toHaveLength(2);
  });
});
