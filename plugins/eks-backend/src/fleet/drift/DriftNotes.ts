import {
  DeclarationProblem,
  DriftAspect,
  DriftDifference,
  SourceLine,
  TerraformChange,
  terraformChangeSchema,
} from '@xkf/backstage-plugin-eks-common';
import { Declared } from '../../terraform/declarations';
import { Place } from '../../terraform/declarations/schema';

/** A value of both sides, as text. */
interface Sides {
  declared: string;
  live: string;
}

const aspectWords: Record<DriftAspect, string> = {
  version: 'Kubernetes version',
  'node-group': 'node group',
  'release-version': 'release version',
  'min-size': 'smallest size',
  'max-size': 'largest size',
  'instance-types': 'list of instance types',
  labels: 'labels',
  taints: 'taints',
  peering: 'peering',
};

type Found = Omit<DriftDifference, 'source' | 'id'> & { place?: Place };

/** Collects what a comparison finds: differences, and holes in what is known. */
export class DriftNotes {
  readonly #found: Found[] = [];
  readonly problems: DeclarationProblem[] = [];
  readonly #ids = new Set<string>();
  readonly #urlOf: (place: Place) => string;

  constructor(urlOf: (place: Place) => string) {
    this.#urlOf = urlOf;
  }

  sourceOf({ path, line }: Place): SourceLine {
    return { path, line, url: this.#urlOf({ path, line }) };
  }

  add(found: Found): void {
    this.#found.push(found);
  }

  /** How many differences were found; cheap, for lists of many clusters. */
  get count(): number {
    return this.#found.length;
  }

  /** The differences as the page of one cluster shows them. */
  differences(): DriftDifference[] {
    return this.#found.map(({ place, adopt, ...found }) => {
      const offered = adopt && askable(adopt);
      return {
        id: this.#freeId(found),
        ...found,
        ...(offered && { adopt: offered }),
        ...(place && { source: this.sourceOf(place) }),
      };
    });
  }

  /** Names are free text in AWS and in files, so two things may share one. */
  #freeId({ aspect, subject }: Found): string {
    const id = [aspect, subject].filter(Boolean).join(':');
    let free = id;
    for (let n = 2; this.#ids.has(free); n++) free = `${id}:${n}`;
    this.#ids.add(free);
    return free;
  }

  /** Tells of a value that cannot be compared. */
  hole(message: string, place?: Place): void {
    this.problems.push({
      message,
      path: place?.path ?? '',
      ...(place && { line: place.line, url: this.#urlOf(place) }),
    });
  }

  /**
   * Compares one value. What Terraform does not state is not compared; what it
   * computes is a hole.
   */
  compare<T>(
    found: Pick<Found, 'aspect' | 'subject' | 'adopt'>,
    declared: Declared<T> | undefined,
    sidesOf: (value: T) => Sides,
  ): void {
    if (!declared) return;
    if ('unreadable' in declared) {
      const { aspect, subject } = found;
      const value = `${aspectWords[aspect]}${subject ? ` of ${subject}` : ''}`;
      this.hole(`The ${value} ${declared.unreadable}`, declared);
      return;
    }
    const sides = sidesOf(declared.value);
    if (sides.declared === sides.live) return;
    this.add({ ...found, ...sides, state: 'differs', place: declared });
  }
}

/**
 * The change as the endpoint would take it. What AWS or a file says may not fit:
 * an AMI id as release version, a peering whose Name tag has spaces.
 */
function askable(change: TerraformChange): TerraformChange | undefined {
  return terraformChangeSchema.safeParse(change).data;
}
