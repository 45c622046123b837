import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(120_000);

const variables = 'aws-eks/variables';

describe('an upgrade of a value that several environments read', () => {
  let portal: OperationsPortal;
  afterEach(() => portal?.stop());

  it('tells what the merge does to their clusters', async () => {
    portal = await OperationsPortal.start();
    const { person } = portal;
    const own = await person.file(`${variables}/qa.tfvars`);
    const value = own.slice(
      own.indexOf('eks_config'),
      own.indexOf('eks_authorized_ips'),
    );
    const common = await person.file(`${variables}/common.tfvars`);
    await person.commit(`${variables}/common.tfvars`, `${common}\n${value}`);
    const { findings } = await portal.plan({
      kind: 'upgrade',
      accountId: '222222222222',
      region: 'eu-west-1',
      clusterName: 'qa-eks1',
      version: '1.35',
    });
    const words = findings
      .filter(({ code }) => code === 'shared-configuration')
      .map(({ message }) => message)
      .join(' ');
    expect(words).toContain('dev-eks2 runs 1.36 already');
    expect(words).toContain('prod-eks1 runs 1.32, and EKS goes up one minor');
    expect(words).not.toContain('AWS has no such cluster');
  });
});
