import { mockServices } from '@backstage/backend-test-utils';
import { readEksProviderConfig } from './readEksProviderConfig';

function read(eks?: object) {
  const data = {
    app: { baseUrl: 'https://portal.acme.example/' },
    ...(eks && { catalog: { providers: { eks } } }),
  };
  return readEksProviderConfig(mockServices.rootConfig({ data }));
}

describe('readEksProviderConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      schedule: {
        frequency: { minutes: 5 },
        timeout: { minutes: 3 },
        initialDelay: { seconds: 15 },
      },
      namespace: 'default',
      defaultOwner: 'group:default/unknown',
      system: undefined,
      portalUrl: 'https://portal.acme.example',
    });
  });

  it('completes references and reads durations', () => {
    expect(
      read({
        schedule: { frequency: 'PT1H', timeout: { minutes: 1 } },
        namespace: 'infra',
        defaultOwner: 'platform',
        system: 'infra/eks',
      }),
    ).toMatchObject({
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      namespace: 'infra',
      defaultOwner: 'group:default/platform',
      system: 'system:infra/eks',
    });
  });

  it('names every mistake with its key', () => {
    const readWrong = () =>
      read({
        schedule: { frequency: 'often', timeout: { minutes: 1 } },
        namespace: 'Infra Structure',
        defaultOwner: 'a:b:c',
        sytem: 'eks',
        kubernetes: { assumeRoleArn: 'reader' },
      });
    for (const words of [
      /catalog\.providers\.eks\.sytem is not a known key/,
      /catalog\.providers\.eks\.kubernetes is not a known key/,
      /catalog\.providers\.eks\.schedule is not a schedule; .*'frequency'/,
      /catalog\.providers\.eks\.namespace "Infra Structure"/,
      /catalog\.providers\.eks\.defaultOwner "a:b:c" must be an entity ref/,
    ]) {
      expect(readWrong).toThrow(words);
    }
  });
});
