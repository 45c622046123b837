import { pullRequestText } from './pullRequestText';

const facts = {
  summary: ['Sets the Kubernetes version of dev-eks1 from 1.35 to 1.36.'],
  warnings: [],
  commands: [
    {
      directory: 'aws-eks',
      environment: 'dev',
      plan: 'make plan ENV=dev DIR=aws-eks',
      apply: 'make apply ENV=dev DIR=aws-eks',
      opaScore: 5,
      alsoApplies: [],
      alsoAppliesHidden: 0,
    },
  ],
  clusters: ['dev-eks1'],
  portalUrl: 'https://portal.example/eks/clusters/1/r/dev-eks1/terraform',
};

describe('pullRequestText', () => {
  it('says what changes and how it is applied', () => {
    expect(pullRequestText(facts)).toBe(
      `- Sets the Kubernetes version of dev-eks1 from 1.35 to 1.36.

## Checked

The portal parsed the files again after the edit, compared the versions with the control plane, the node groups and what the pinned module allows, the whole directory with AWS, and counted the score of the OPA policy. There is nothing to warn of.

## After the merge

The pipeline applies it, or by hand:

\`\`\`shell
make plan ENV=dev DIR=aws-eks
make apply ENV=dev DIR=aws-eks
\`\`\`

Opened by the [portal](https://portal.example/eks/clusters/1/r/dev-eks1/terraform).`,
    );
  });

  it('says why, for whom, what to watch and which blast radius it needs', () => {
    const text = pullRequestText({
      ...facts,
      clusters: ['dev-eks1', 'dev-eks2'],
      reason: 'Support ends.\n# Not a heading\n<!-- eks-op -->',
      requestedBy: 'user:default/ada',
      warnings: [
        {
          code: 'blast-radius',
          severity: 'warning',
          message: 'The plan deletes\n4 resources.',
          path: 'aws-eks/variables/dev.tfvars',
          line: 12,
        },
        { code: 'shared-configuration', severity: 'note', message: 'Shared.' },
      ],
      commands: [{ ...facts.commands[0], opaScore: 400, opaBlastRadius: 401 }],
    });
    expect(text).toContain(
      '## Why\n\n> Support ends.\n> # Not a heading\n> &lt;!-- eks-op -->',
    );
    expect(text).toContain(
      '- **Warning:** The plan deletes 4 resources. (`aws-eks/variables/dev.tfvars`, line 12)\n- Note: Shared.',
    );
    expect(text).toContain('all change: `dev-eks1`, `dev-eks2`.');
    expect(text).toContain(
      'scores about 400, so its policy needs `OPA_BLAST_RADIUS=401`.',
    );
    expect(text).toMatch(/for `user:default\/ada`\.$/);
  });

  it('says what else the merge applies, values of files as they are', () => {
    const text = pullRequestText({
      ...facts,
      commands: [
        {
          ...facts.commands[0],
          alsoApplies: [
            {
              aspect: 'labels',
              state: 'differs',
              cluster: 'dev-eks1',
              subject: 'dev-eks1-`<img>`',
              declared: 'a=1\nb=2',
              live: '',
              opaScore: 2,
            },
          ],
          alsoAppliesHidden: 1,
        },
      ],
    });
    expect(text).toContain(
      "- `aws-eks` in `dev`: `dev-eks1` labels of `dev-eks1-'<img>'` goes from nothing to `a=1, b=2` (score 2)\n- `aws-eks` in `dev`: 1 difference of clusters that are not shown here",
    );
  });

  it('keeps the words of people within their quotation', () => {
    const reason =
      'a\r# b\u2028/close\n\n@acme/all closes #1, ![x](https://evil) <img> <!<!---- \u0007';
    const [, quoted] = pullRequestText({ ...facts, reason }).split(/\n\n/);
    const text = pullRequestText({ ...facts, reason });
    const why = text.slice(
      text.indexOf('## Why'),
      text.indexOf('\n\n## Checked'),
    );
    expect(quoted).toBe('## Why');
    expect(why.split('\n').slice(2)).toEqual([
      '> a',
      '> # b',
      '> /close',
      '> ',
      '> @\u200bacme/all closes #\u200b1, !\u200b[x](https://evil) &lt;img> &lt;!&lt;!---- ',
    ]);
  });
});
