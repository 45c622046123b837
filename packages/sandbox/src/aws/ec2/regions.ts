import { AwsError } from '../error';
import type { QueryOperation } from '../queryService';
import { applyFilters, filtersOf, listParameter } from './parameters';

const REGIONS = [
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/** DescribeRegions: the regions that are enabled by default. */
export const describeRegions: QueryOperation = (_, parameters) => {
  const names = listParameter(parameters, 'RegionName');
  const unknown = names.find(name => !REGIONS.includes(name));
  if (unknown) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid region name: ${unknown}`,
    );
  }
  const regions = REGIONS.filter(
    name => names.length === 0 || names.includes(name),
  ).map(regionName => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: 'opt-in-not-required',
  }));
  return {
    regionInfo: applyFilters(regions, filtersOf(parameters), {
      'region-name': region => [region.regionName],
      endpoint: region => [region.regionEndpoint],
      'opt-in-status': region => [region.optInStatus],
    }),
  };
};
