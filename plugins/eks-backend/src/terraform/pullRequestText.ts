import {
  ApplyCommand,
  ChangeWarning,
  PendingDifference,
} from '@xkf/backstage-plugin-eks-common';

/** What the description of a pull request says. */
export interface PullRequestFacts {
  /** One sentence for each change. */
  summary: readonly string[];
  warnings: readonly ChangeWarning[];
  commands: readonly ApplyCommand[];
  /** Clusters that share the file, by name. */
  clusters: readonly string[];
  /** Page of the portal about it. */
  portalUrl: string;
  reason?: string;
  requestedBy?: string;
}

/**
 * The description of a pull request as Markdown: what changes and why, where it
 * comes from, what to watch, and the commands that apply it (XKF's Makefile).
 */
export function pullRequestText(facts: PullRequestFacts): string {
  return [
    facts.summary.map(sentence => `- ${oneLine(sentence)}`).join('\n'),
    facts.reason && `## Why\n\n${quote(facts.reason)}`,
    facts.clusters.length > 1 &&
      `These clusters share the file and all change: ${facts.clusters
        .map(name => `\`${name}\``)
        .join(', ')}.`,
    alsoAppliedText(facts.commands),
    `## Checked\n\n${checkedText(facts.warnings)}`,
    `## After the merge\n\n${applyText(facts.commands)}`,
    originLine(facts),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const CHECKED =
  'The portal parsed the files again after the edit, compared the versions with the control plane, the node groups and what the pinned module allows, the whole directory with AWS, and counted the score of the OPA policy.';

function checkedText(warnings: readonly ChangeWarning[]): string {
  return warnings.length === 0
    ? `${CHECKED} There is nothing to warn of.`
    : `${CHECKED} It found:\n\n${warnings.map(warningLine).join('\n')}`;
}

function warningLine({ severity, message, path, line }: ChangeWarning): string {
  const place = path ? ` (\`${path}\`${line ? `, line ${line}` : ''})` : '';
  const word = severity === 'warning' ? '**Warning:**' : 'Note:';
  return `- ${word} ${oneLine(message)}${place}`;
}

function applyText(commands: readonly ApplyCommand[]): string {
  const lines = commands.flatMap(({ plan, apply }) => [plan, apply]);
  const raised = commands.filter(command => command.opaBlastRadius);
  const empty = commands.filter(({ opaScore }) => opaScore === 0);
  return [
    'The pipeline applies it, or by hand:',
    `\`\`\`shell\n${lines.join('\n')}\n\`\`\``,
    ...empty.map(
      ({ directory, environment }) =>
        `AWS has all of this already, so the plan of \`${directory}\` in \`${environment}\` should be empty.`,
    ),
    ...raised.map(
      ({ directory, environment, opaScore, opaBlastRadius }) =>
        `The plan of \`${directory}\` in \`${environment}\` scores about ${opaScore}, so its policy needs \`OPA_BLAST_RADIUS=${opaBlastRadius}\`.`,
    ),
  ].join('\n\n');
}

/** Terraform applies whole directories, so a reviewer has to know what else is due. */
function alsoAppliedText(
  commands: readonly ApplyCommand[],
): string | undefined {
  const lines = commands.flatMap(command => {
    const { directory, environment, alsoApplies, alsoAppliesHidden } = command;
    const plan = `\`${directory}\` in \`${environment}\``;
    return [
      ...alsoApplies.map(item => `- ${plan}: ${differenceText(item)}`),
      ...(alsoAppliesHidden > 0
        ? [
            `- ${plan}: ${alsoAppliesHidden} ${alsoAppliesHidden === 1 ? 'difference' : 'differences'} of clusters that are not shown here`,
          ]
        : []),
    ];
  });
  if (lines.length === 0) return undefined;
  return [
    '## Also applied',
    'Terraform applies whole directories, so the merge also applies what the base branch says already and AWS does not have:',
    lines.join('\n'),
  ].join('\n\n');
}

const aspectWords: Record<PendingDifference['aspect'], string> = {
  version: 'Kubernetes version',
  'node-group': 'node group',
  'release-version': 'release version of',
  'min-size': 'smallest size of',
  'max-size': 'largest size of',
  'instance-types': 'instance types of',
  labels: 'labels of',
  taints: 'taints of',
  peering: 'peering',
};

function differenceText(item: PendingDifference): string {
  const { aspect, state, cluster, subject, declared, live, opaScore } = item;
  const what = [
    code(cluster),
    aspectWords[aspect],
    subject === undefined ? undefined : code(subject),
  ]
    .filter(Boolean)
    .join(' ');
  const score = `score ${opaScore}`;
  if (state === 'not-declared') return `${what} is deleted (${score})`;
  if (state === 'not-live') {
    return `${what} is created: ${code(declared ?? '')} (${score})`;
  }
  return `${what} goes from ${code(live ?? '')} to ${code(declared ?? '')} (${score})`;
}

/** Values of files and of AWS are free text: they stay in their code span. */
function code(text: string): string {
  const line = text
    .replace(/[^\P{Cc}\r\n\t]/gu, '')
    .replace(/[\r\n]+/g, ', ')
    .replace(/`/g, "'")
    .trim();
  return line === '' ? 'nothing' : `\`${line}\``;
}

function originLine({ portalUrl, requestedBy }: PullRequestFacts): string {
  const by = requestedBy ? ` for \`${oneLine(requestedBy)}\`` : '';
  return `Opened by the [portal](${portalUrl})${by}.`;
}

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * People's words stay words: they make no tag, comment, image or heading, notify
 * nobody, close no issue, and cannot leave the quotation. A character of no width
 * breaks what hosts look for after `@`, `#` and `!`.
 */
function quote(text: string): string {
  return text
    .replace(/[^\P{Cc}\r\n\t]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[@#!](?=[\w[])/g, `$&${ZERO_WIDTH_SPACE}`)
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line => `> ${line}`)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
