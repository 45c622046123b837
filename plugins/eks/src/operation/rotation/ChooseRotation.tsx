import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { ClusterId, RotationInput } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Field } from '../../change/choose/draft';
import { scrollToSight } from '../../feedback/scrollToSight';
import { EksTranslate, useEksTranslation } from '../../translation';
import { ReasonField } from '../wizard/ReasonField';
import { WizardActions } from '../wizard/WizardActions';
import { Section } from '../Section';
import { firstDrainDraft } from './drainDraft';
import { DrainFields } from './DrainFields';
import { PoolFields, poolFields } from './PoolFields';
import { PoolTable } from './PoolTable';
import {
  MAX_GROUPS,
  readRotation,
  RotationDraft,
  RotationMistakes,
  wrongFields,
} from './readRotation';
import { PoolChoice } from './rotationChoices';

const noMistakes: RotationMistakes = { pools: {}, drain: [] };

function mistakeWords(
  t: EksTranslate,
  { chosen }: RotationMistakes,
  count: number,
): string | undefined {
  if (chosen === 'none') return t('rotate.mistake.none');
  if (chosen === 'many') {
    return t('rotate.mistake.many', { max: String(MAX_GROUPS) });
  }
  return count > 0 ? t('change.form.mistakes', { count }) : undefined;
}

/** Which node groups, what takes their place, how they are drained, and why. */
export function ChooseRotation(props: {
  id: ClusterId;
  choices: PoolChoice[];
  /** Pools that are chosen from the start. */
  initial: string[];
  onChosen: (input: RotationInput) => void;
}) {
  const { id, choices, initial, onChosen } = props;
  const t = useEksTranslation();
  const [tries, setTries] = useState(0);
  const [draft, setDraft] = useState<RotationDraft>(() => ({
    pools: Object.fromEntries(
      choices.map(({ candidate, draft: first }) => [candidate.pool, first]),
    ),
    chosen: choices
      .filter(
        ({ candidate, obstacle }) =>
          initial.includes(candidate.nodeGroup) && !obstacle,
      )
      .map(({ candidate }) => candidate.pool),
    drain: firstDrainDraft,
    reason: '',
  }));
  const reading = readRotation(id, draft, choices);
  const mistakes =
    tries > 0 && 'mistakes' in reading ? reading.mistakes : noMistakes;
  const wrong = wrongFields(mistakes, draft.chosen, poolFields);
  const words = mistakeWords(t, mistakes, wrong.length);
  const firstWrong = useRef<string>();
  firstWrong.current = wrong[0];
  // After each attempt, once the field says what is wrong with it.
  useEffect(() => {
    if (tries > 0 && firstWrong.current) {
      document.getElementById(firstWrong.current)?.focus();
    }
  }, [tries]);
  const toggle = useCallback(
    (pool: string) =>
      setDraft(before => ({
        ...before,
        chosen: before.chosen.includes(pool)
          ? before.chosen.filter(other => other !== pool)
          : [...before.chosen, pool],
      })),
    [],
  );
  const changePool = (pool: string, field: Field, value: string) =>
    setDraft(before => ({
      ...before,
      pools: {
        ...before.pools,
        [pool]: { ...before.pools[pool], [field]: value },
      },
    }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if ('input' in reading) onChosen(reading.input);
  };
  return (
    <form noValidate onSubmit={submit}>
      {words && (
        <Alert ref={scrollToSight} severity="error" role="alert">
          {words}
        </Alert>
      )}
      <Section title={t('rotate.pools')}>
        <PoolTable pools={choices} chosen={draft.chosen} onToggle={toggle} />
      </Section>
      {draft.chosen.length > 0 && (
        <Section title={t('rotate.replacements')}>
          {choices
            .filter(({ candidate }) => draft.chosen.includes(candidate.pool))
            .map(choice => {
              const { pool } = choice.candidate;
              return (
                <PoolFields
                  key={pool}
                  choice={choice}
                  draft={draft.pools[pool]}
                  mistakes={mistakes.pools[pool] ?? {}}
                  onChange={(field, value) => changePool(pool, field, value)}
                />
              );
            })}
        </Section>
      )}
      <Section title={t('rotate.drain')}>
        <DrainFields
          draft={draft.drain}
          wrong={mistakes.drain}
          onChange={change =>
            setDraft(before => ({
              ...before,
              drain: { ...before.drain, ...change },
            }))
          }
        />
      </Section>
      <ReasonField
        value={draft.reason}
        onChange={reason => setDraft(before => ({ ...before, reason }))}
      />
      <WizardActions>
        <Button type="submit" color="primary" variant="contained">
          {t('wizard.toCheck')}
        </Button>
      </WizardActions>
    </form>
  );
}
