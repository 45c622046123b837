import { regionSchema } from '@xkf/backstage-plugin-eks-common';
import { knownRegions } from './regions';

describe('knownRegions', () => {
  it.each([...knownRegions])('%s is a region to the endpoints', region => {
    expect(regionSchema.parse(region)).toBe(region);
  });
});
