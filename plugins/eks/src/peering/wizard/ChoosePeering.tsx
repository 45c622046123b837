import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import { Network, PeeringInput } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useEffect, useRef, useState } from 'react';
import { scrollToSight } from '../../feedback/scrollToSight';
import { FieldHint } from '../../operation/rotation/FieldHint';
import { ReasonField } from '../../operation/wizard/ReasonField';
import { WizardActions } from '../../operation/wizard/WizardActions';
import { EksTranslate, useEksTranslation } from '../../translation';
import { NetworkField } from './NetworkField';
import {
  acceptersOf,
  chosenNetworks,
  networkKey,
  PeeringDraft,
  PeeringMistake,
  proposedName,
  readPeering,
  requestersOf,
} from './peeringDraft';
import { Ranges } from './Ranges';

/** The field that a mistake is mended in. */
const fields: Record<PeeringMistake, string> = {
  requester: 'eks-peering-requester',
  accepter: 'eks-peering-accepter',
  overlap: 'eks-peering-accepter',
  name: 'eks-peering-name',
};

/** Accounts whose network is chosen from the start, where they have just one. */
export interface InitialAccounts {
  requester: string | null;
  accepter: string | null;
}

function onlyOf(networks: Network[], accountId: string | null): string {
  const found = networks.filter(network => network.accountId === accountId);
  return found.length === 1 ? networkKey(found[0]) : '';
}

function firstDraft(networks: Network[], of: InitialAccounts): PeeringDraft {
  const requesters = requestersOf(networks);
  const requester =
    requesters.length === 1
      ? networkKey(requesters[0])
      : onlyOf(requesters, of.requester);
  return {
    requester,
    accepter: onlyOf(networks, of.accepter),
    name: undefined,
    reason: '',
  };
}

function mistakeOf(
  t: EksTranslate,
  side: 'requester' | 'accepter',
  mistakes: PeeringMistake[],
): string | undefined {
  return mistakes.includes(side) ? t(`peering.mistake.${side}`) : undefined;
}

/** Which networks are joined, under which name, and why. */
export function ChoosePeering(props: {
  networks: Network[];
  initial: InitialAccounts;
  onChosen: (input: PeeringInput) => void;
}) {
  const { networks, initial, onChosen } = props;
  const t = useEksTranslation();
  const [tries, setTries] = useState(0);
  const [draft, setDraft] = useState(() => firstDraft(networks, initial));
  const set = (change: Partial<PeeringDraft>) =>
    setDraft(before => ({ ...before, ...change }));
  const chosen = chosenNetworks(draft, networks);
  const { requester, accepter } = chosen;
  const reading = readPeering(draft, networks);
  const mistakes = tries > 0 && 'mistakes' in reading ? reading.mistakes : [];
  const firstWrong = useRef<string>();
  firstWrong.current = mistakes.map(mistake => fields[mistake])[0];
  // After each attempt, once the field says what is wrong with it.
  useEffect(() => {
    if (tries > 0 && firstWrong.current) {
      document.getElementById(firstWrong.current)?.focus();
    }
  }, [tries]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if ('input' in reading) onChosen(reading.input);
  };
  const wrongName = mistakes.includes('name');
  return (
    <form noValidate onSubmit={submit}>
      {mistakes.length > 0 && (
        <Alert ref={scrollToSight} severity="error" role="alert">
          {t('change.form.mistakes', { count: mistakes.length })}
        </Alert>
      )}
      <NetworkField
        id={fields.requester}
        label={t('peering.requester')}
        rule={t('peering.requester.rule')}
        networks={requestersOf(networks)}
        value={requester}
        mistake={mistakeOf(t, 'requester', mistakes)}
        onChange={key => set({ requester: key })}
      />
      <NetworkField
        id={fields.accepter}
        label={t('peering.accepter')}
        rule={t('peering.accepter.rule')}
        networks={acceptersOf(networks, requester)}
        value={accepter}
        mistake={
          mistakes.includes('overlap')
            ? t('peering.mistake.overlap')
            : mistakeOf(t, 'accepter', mistakes)
        }
        onChange={key => set({ accepter: key })}
      />
      {requester && accepter && (
        <Ranges requester={requester} accepter={accepter} />
      )}
      <TextField
        id={fields.name}
        fullWidth
        margin="dense"
        variant="outlined"
        autoComplete="off"
        label={t('peering.name')}
        value={draft.name ?? proposedName(chosen)}
        error={wrongName}
        helperText={
          <FieldHint wrong={wrongName}>{t('peering.name.rule')}</FieldHint>
        }
        onChange={event => set({ name: event.target.value })}
      />
      <ReasonField value={draft.reason} onChange={reason => set({ reason })} />
      <WizardActions>
        <Button type="submit" color="primary" variant="contained">
          {t('wizard.toCheck')}
        </Button>
      </WizardActions>
    </form>
  );
}
