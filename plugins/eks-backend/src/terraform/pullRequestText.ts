import { ApplyCommand, ChangeWarning } from '@xkf/backstage-plugin-eks-common';

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
    `## Checked\n\n${checkedText(facts.warnings)}`,
    `## After the merge\n\n${applyText(facts.commands)}`,
    originLine(facts),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const CHECKED =
  'The portal parsed the files again after the edit, compared the versions with the control plane, the node groups and what the pinned module allows, the sizes with AWS, and counted the score of the OPA policy.';

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
  return [
    'The pipeline applies it, or by hand:',
    `\`\`\`shell\n${lines.join('\n')}\n\`\`\``,
    ...raised.map(
      ({ directory, environment, opaScore, opaBlastRadius }) =>
        `The plan of \`${directory}\` in \`${environment}\` scores about ${opaScore}, so its policy needs \`OPA_BLAST_RADIUS=${opaBlastRadius}\`.`,
    ),
  ].join('\n\n');
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
