import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';

/** Characters shown at once, about two lines; the rest on request. */
const SHOWN = 160;

/**
 * The words of a host about a check; long ones open on request. What the host cut
 * itself stands in full on its own page.
 */
export function CheckDescription(props: {
  name: string;
  text: string;
  url: string | undefined;
}) {
  const { name, text, url } = props;
  const t = useEksTranslation();
  const [whole, setWhole] = useState(false);
  if (text.length <= SHOWN) {
    return (
      <Lesser variant="body2">
        {text}{' '}
        {url && /(…|\.\.\.)$/.test(text) && (
          <Link to={url}>{t('pullRequest.checks.whole')}</Link>
        )}
      </Lesser>
    );
  }
  return (
    <>
      <Lesser variant="body2">
        {whole ? text : `${text.slice(0, SHOWN).trimEnd()} …`}
      </Lesser>
      <Button
        size="small"
        aria-expanded={whole}
        aria-label={
          whole
            ? t('pullRequest.checks.lessOf', { name })
            : t('pullRequest.checks.moreOf', { name })
        }
        onClick={() => setWhole(!whole)}
      >
        {whole ? t('pullRequest.checks.less') : t('pullRequest.checks.more')}
      </Button>
    </>
  );
}
