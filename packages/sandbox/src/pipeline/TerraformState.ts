/**
 * What Terraform remembers to have made, by run: names of node groups and of peering connections.
 * It never touches what it did not make itself.
 */
export class TerraformState {
  readonly #resources = new Map<string, Set<string>>();

  has(scope: string, resource: string): boolean {
    return this.#resources.get(scope)?.has(resource) ?? false;
  }

  add(scope: string, resource: string): void {
    const known = this.#resources.get(scope) ?? new Set();
    this.#resources.set(scope, known.add(resource));
  }

  remove(scope: string, resource: string): void {
    this.#resources.get(scope)?.delete(resource);
  }

  /** Everything of a run whose name begins with a prefix. */
  list(scope: string, prefix: string): string[] {
    return Array.from(this.#resources.get(scope) ?? []).filter(each =>
      each.startsWith(prefix),
    );
  }
}
