import { Freshness } from '@xkf/backstage-plugin-eks-common';
import { useNow } from '../time/useNow';
import { useEksTranslation } from '../translation';
import { dataState } from './dataState';
import { StateChip } from './StateChip';

/** How old something is; grows older by itself. */
export function DataChip(props: { freshness: Freshness; quiet?: boolean }) {
  const { freshness, quiet } = props;
  const t = useEksTranslation();
  return <StateChip state={dataState(t, freshness, useNow())} quiet={quiet} />;
}
