/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('eks_repositories', table => {
    table.comment('Last good reading of each Terraform repository');
    table
      .string('repository_key', 64)
      .notNullable()
      .primary()
      .comment(
        'Digest of its configuration, so that another layout is read anew',
      );
    table.string('commit', 64);
    table.text('declarations', 'longtext').comment('JSON');
    table.string('read_at', 32).comment('The newest success');
    table.text('problem').comment('JSON: why the newest attempt failed');
  });
  await knex.schema.createTable('eks_terraform_changes', table => {
    table.comment('Pull requests opened through the portal');
    table.string('change_id', 64).notNullable().primary();
    table.string('created_at', 32).notNullable();
    table.string('state', 16).notNullable();
    table.string('read_at', 32).notNullable();
    table.text('change', 'longtext').notNullable().comment('JSON');
    table.text('pull_request', 'longtext').notNullable().comment('JSON');
    table.index(['created_at'], 'eks_terraform_changes_created_idx');
  });
  await knex.schema.createTable('eks_terraform_change_subjects', table => {
    table.comment('What each change is about, for lists and permissions');
    table
      .string('change_id', 64)
      .notNullable()
      .references('change_id')
      .inTable('eks_terraform_changes')
      .onDelete('CASCADE');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table
      .string('cluster_name', 100)
      .notNullable()
      .comment('Empty where it is about all of the account and region');
    table.primary(['change_id', 'account_id', 'region', 'cluster_name']);
    table.index(
      ['account_id', 'region', 'cluster_name'],
      'eks_terraform_change_subjects_idx',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('eks_terraform_change_subjects');
  await knex.schema.dropTable('eks_terraform_changes');
  await knex.schema.dropTable('eks_repositories');
};
