/** One tenant of an XKF repository, fifteen lines. */
function tenant(index: number): string {
  return `  {
    name                    = "tenant-${index}"
    delegate_resource_group = true # asked for in ${2020 + (index % 6)}
    labels = {
      "terraform" = "true"
    }
    flux = {
      enabled     = true
      create_crds = false
      azure_devops = {
        org  = "acme"
        repo = "gitops-${index}"
      }
    }
  },
`;
}

/** A file of tenants with about so many lines, formatted by the rules. */
export function textOf(lines: number): string {
  const count = Math.max(1, Math.round((lines - 2) / 15));
  const tenants = Array.from({ length: count }, (_, index) => tenant(index));
  return `tenant_namespaces = [\n${tenants.join('')}]\n`;
}
