/**
 * Moments are ISO 8601 texts in UTC, so that both databases give back what was
 * put in, and text order is time order.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_scan_units', table => {
    table.comment('One row for each configured account and region');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('running_since', 32).comment('Set while a replica reads it');
    table.string('last_attempt_at', 32);
    table.string('last_success_at', 32);
    table.text('problem').comment('JSON: why the newest attempt failed');
    table.primary(['account_id', 'region']);
  });
  await knex.schema.createTable('eks_clusters', table => {
    table.comment('Last good reading of each cluster');
    table.string('arn', 255).notNullable().primary();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('name', 100).notNullable();
    table.text('snapshot', 'longtext').notNullable().comment('JSON');
    table.string('last_seen_at', 32).notNullable();
    table.text('problem').comment('JSON: why the newest attempt failed');
    table.index(['account_id', 'region'], 'eks_clusters_unit_idx');
  });
  await knex.schema.createTable('eks_removed_clusters', table => {
    table.comment('Clusters removed of late, for the limit of removals');
    table.string('arn', 255).notNullable().primary();
    table.string('removed_at', 32).notNullable();
  });
  await knex.schema.createTable('eks_version_calendar', table => {
    table.comment('Support dates as DescribeClusterVersions gave them');
    table.string('version', 20).notNullable().primary();
    table.text('life').notNullable().comment('JSON');
  });
  await knex.schema.createTable('eks_calendar_reading', table => {
    table.comment('One row: how the newest readings of the calendar ended');
    table.integer('id').notNullable().primary();
    table.string('read_at', 32).comment('The newest success');
    table.text('problem').comment('JSON: why the newest attempt failed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_calendar_reading');
  await knex.schema.dropTable('eks_version_calendar');
  await knex.schema.dropTable('eks_removed_clusters');
  await knex.schema.dropTable('eks_clusters');
  await knex.schema.dropTable('eks_scan_units');
};
