/** Life of one Kubernetes version on EKS; the moments are UTC midnights. @public */
export interface VersionLife {
  version: string;
  releaseDate?: string;
  endOfStandardSupport?: string;
  endOfExtendedSupport?: string;
}

const day = (date: string) => `${date}T00:00:00.000Z`;

/**
 * Support dates as published in the EKS user guide, "Kubernetes release
 * calendar". Only a fallback for when DescribeClusterVersions cannot be read.
 * @public
 */
export const bundledCalendar: readonly VersionLife[] = (
  [
    ['1.23', '2022-08-11', '2023-10-11', '2024-10-11'],
    ['1.24', '2022-11-15', '2024-01-31', '2025-01-31'],
    ['1.25', '2023-02-22', '2024-05-01', '2025-05-01'],
    ['1.26', '2023-04-11', '2024-06-11', '2025-06-11'],
    ['1.27', '2023-05-24', '2024-07-24', '2025-07-24'],
    ['1.28', '2023-09-26', '2024-11-26', '2025-11-26'],
    ['1.29', '2024-01-23', '2025-03-23', '2026-03-23'],
    ['1.30', '2024-05-23', '2025-07-23', '2026-07-23'],
    ['1.31', '2024-09-26', '2025-11-26', '2026-11-26'],
    ['1.32', '2025-01-23', '2026-03-23', '2027-03-23'],
    ['1.33', '2025-05-29', '2026-07-29', '2027-07-29'],
    ['1.34', '2025-10-02', '2026-12-02', '2027-12-02'],
    ['1.35', '2026-01-27', '2027-03-27', '2028-03-27'],
    ['1.36', '2026-06-02', '2027-08-02', '2028-08-02'],
  ] as const
).map(([version, release, standard, extended]) => ({
  version,
  releaseDate: day(release),
  endOfStandardSupport: day(standard),
  endOfExtendedSupport: day(extended),
}));
