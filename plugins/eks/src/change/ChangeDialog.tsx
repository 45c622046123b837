import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterId, TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { LiveRegion, useAnnounce } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';
import { ChangeStep, ChangeSteps, changeSteps } from './ChangeSteps';
import { ChooseAmong } from './choose/ChooseAmong';
import { ChooseByForm } from './choose/ChooseByForm';
import { FormKind } from './choose/draft';
import { OpenedChange } from './OpenedChange';
import { Opened, PreviewStep } from './preview/PreviewStep';

const useStyles = makeStyles(
  // A dialog stands outside of the page, and so of the page's font.
  theme => ({ paper: { ...theme.typography.body2 } }),
  { name: 'EksChangeDialog' },
);

/** What the dialog begins with: a form, or changes that are chosen already. */
export type ChangeStart = { form: FormKind } | { changes: TerraformChange[] };

interface ChangeDialogProps {
  id: ClusterId;
  /** Version that the control plane runs. */
  version: string;
  start: ChangeStart;
  onClose: () => void;
}

function Wizard(props: ChangeDialogProps) {
  const { id, version, start, onClose } = props;
  const t = useEksTranslation();
  const announce = useAnnounce();
  const given = 'changes' in start ? start.changes : undefined;
  const [step, setStep] = useState<ChangeStep>(given ? 'preview' : 'choose');
  const [chosen, setChosen] = useState(given ?? []);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const goTo = (next: ChangeStep) => {
    setStep(next);
    announce(
      t('change.stepOf', {
        number: String(changeSteps.indexOf(next) + 1),
        total: String(changeSteps.length),
        name: t(`change.step.${next}`),
      }),
    );
  };
  const choose = (changes: TerraformChange[]) => {
    setChosen(changes);
    goTo('preview');
  };
  const ways = { onChosen: choose, onCancel: onClose };
  return (
    <>
      <ChangeSteps step={step} />
      {/* Stays while the preview is read, so that what was entered is there again. */}
      <div style={{ display: step === 'choose' ? 'contents' : 'none' }}>
        {'form' in start ? (
          <ChooseByForm kind={start.form} id={id} version={version} {...ways} />
        ) : (
          <ChooseAmong changes={start.changes} {...ways} />
        )}
      </div>
      {step === 'preview' && (
        <PreviewStep
          id={id}
          changes={chosen}
          reason={reason}
          onReason={setReason}
          onBack={() => goTo('choose')}
          onCancel={onClose}
          onOpened={result => {
            setOpened(result);
            goTo('open');
          }}
        />
      )}
      {step === 'open' && opened && (
        <OpenedChange opened={opened} onClose={onClose} />
      )}
    </>
  );
}

/** Choose, preview, open: the way of every change to a Terraform repository. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { start, onClose } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      scroll="paper"
      classes={{ paper: classes.paper }}
      aria-labelledby="eks-change-title"
      onClose={(_, cause) => {
        // A click beside the dialog must not throw away what was entered.
        if (cause !== 'backdropClick') onClose();
      }}
    >
      {/* The page's own live region is hidden from screen readers behind a dialog. */}
      <LiveRegion>
        <DialogTitle id="eks-change-title">
          {'form' in start
            ? t(`change.form.${start.form}.title`)
            : t('change.among.title')}
        </DialogTitle>
        <Wizard {...props} />
      </LiveRegion>
    </Dialog>
  );
}
