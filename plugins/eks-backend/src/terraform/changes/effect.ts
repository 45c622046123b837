import {
  ChangeWarning,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { Workspace } from './Workspace';

/** What one plan of Terraform will meet. */
export interface Impact {
  directory: string;
  /** As the repository spells it. */
  environment: string;
  /** Score of XKF's OPA policy, estimated from the change alone. */
  score: number;
  /** A scan reads what it makes, so the comparison with AWS counts it better. */
  comparable: boolean;
}

/** What one change did to the workspace. */
export interface Effect {
  /** In the imperative, without a full stop. */
  title: string;
  /** The same with details, as a sentence. */
  summary: string;
  subject: string;
  action: string;
  /** Only made for another change beside it, which gives the pull request its title. */
  isAside?: true;
  clusters: string[];
  impacts: Impact[];
  warnings: ChangeWarning[];
  /** What to say when nothing had to be changed. */
  alreadySo: string;
  /** Looks at the files again when all changes are made. */
  review?(): Promise<ChangeWarning[]>;
}

/** A change of one kind. */
export type ChangeOf<Kind extends TerraformChange['kind']> = Extract<
  TerraformChange,
  { kind: Kind }
>;

/** Applies changes of one kind. */
export type ApplyChange<Kind extends TerraformChange['kind']> = (
  workspace: Workspace,
  change: ChangeOf<Kind>,
) => Promise<Effect>;
