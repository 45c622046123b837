import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { useEksTranslation } from '../../translation';
import { changeWords } from '../changeWords';

/** The changes taken over from the table, each of which can be left out again. */
export function ChooseAmong(props: {
  changes: TerraformChange[];
  onChosen: (changes: TerraformChange[]) => void;
  onCancel: () => void;
}) {
  const { changes, onChosen, onCancel } = props;
  const t = useEksTranslation();
  const [left, setLeft] = useState<TerraformChange[]>([]);
  const chosen = changes.filter(change => !left.includes(change));
  const toggle = (change: TerraformChange) =>
    setLeft(before =>
      before.includes(change)
        ? before.filter(other => other !== change)
        : [...before, change],
    );
  return (
    <>
      <DialogContent>
        <DialogContentText variant="body2" color="textPrimary">
          {t('change.among.text')}
        </DialogContentText>
        {changes.map((change, index) => (
          <div key={index}>
            <FormControlLabel
              label={changeWords(t, change)}
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  checked={!left.includes(change)}
                  onChange={() => toggle(change)}
                />
              }
            />
          </div>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('change.cancel')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={chosen.length === 0}
          onClick={() => onChosen(chosen)}
        >
          {t('change.toPreview')}
        </Button>
      </DialogActions>
    </>
  );
}
