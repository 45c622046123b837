import { Link } from '@backstage/core-components';
import { AmiRelease } from '@xkf/backstage-plugin-eks-common';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { formatAge } from '../../time/age';
import { useNow } from '../../time/useNow';
import { EksTranslate, useEksTranslation } from '../../translation';
import { FieldHint } from './FieldHint';

function labelOf(
  t: EksTranslate,
  { releaseVersion: version, releasedAt }: AmiRelease,
  newest: boolean,
  now: number,
): string {
  const age = releasedAt && formatAge(t, releasedAt, now);
  if (!age) return version;
  return newest
    ? t('rotate.release.newest', { version, age })
    : t('rotate.release.aged', { version, age });
}

/** The AMI release of the new nodes: from the list where there is one, else typed. */
export function ReleaseField(props: {
  id: string;
  value: string;
  /** Kubernetes version that it must be of. */
  version: string;
  releases: AmiRelease[];
  /** Why there is no list to choose from. */
  problem: string | undefined;
  wrong: boolean;
  onChange: (version: string) => void;
}) {
  const { id, value, version, releases, problem, wrong, onChange } = props;
  const t = useEksTranslation();
  const now = useNow();
  const example = releases[0]?.releaseVersion;
  // What is set already stays to be chosen, even where the list does not have it.
  const known = releases.some(({ releaseVersion }) => releaseVersion === value);
  const options =
    known || value === '' ? releases : [...releases, { releaseVersion: value }];
  const notes = releases.find(
    ({ releaseVersion }) => releaseVersion === value,
  )?.notesUrl;
  return (
    <div>
      <TextField
        id={id}
        fullWidth
        margin="dense"
        variant="outlined"
        label={t('change.field.releaseVersion.label')}
        value={value}
        error={wrong}
        helperText={
          <FieldHint wrong={wrong}>
            {example
              ? t('rotate.release.rule', { version: example })
              : t('rotate.release.form', { version })}
            {problem && `. ${problem}`}
          </FieldHint>
        }
        select={releases.length > 0}
        SelectProps={{
          SelectDisplayProps: {
            'aria-invalid': wrong,
            'aria-describedby': `${id}-helper-text`,
          },
        }}
        onChange={event => onChange(event.target.value)}
      >
        {options.map((release, index) => (
          <MenuItem key={release.releaseVersion} value={release.releaseVersion}>
            {labelOf(t, release, index === 0, now)}
          </MenuItem>
        ))}
      </TextField>
      {notes && (
        <Link to={notes}>{t('rotate.release.notes', { version: value })}</Link>
      )}
    </div>
  );
}
