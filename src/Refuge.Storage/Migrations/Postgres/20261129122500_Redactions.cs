using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Refuge.Storage.Model;

#nullable disable

namespace Refuge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresStoreContext))]
    [Migration("20261129122500_Redactions")]
    partial class Redactions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "redactions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Crisis = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Original = table.Column<string>(type: "text", nullable: false),
                    Tombstone = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_redactions", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_redactions_Crisis_File_Row",
                table: "redactions",
                columns: new[] { "Crisis", "File", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_redactions_Original",
                table: "redactions",
                column: "Original");

            migrationBuilder.Sql(
                "CREATE TRIGGER redactions_only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON redactions FOR EACH "
                + "STATEMENT EXECUTE FUNCTION only_add()");
            foreach (var table in new[] { "facts", "blobs" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {table}_only_add ON {table}");
                migrationBuilder.Sql(
                    $"CREATE TRIGGER {table}_only_add BEFORE DELETE OR TRUNCATE ON {table} FOR EACH "
                    + "STATEMENT EXECUTE FUNCTION only_add()");
            }

            // A fact changes into its tombstone and into nothing else; so does a report.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION only_redact_fact() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF (NEW."Id", NEW."Crisis", NEW."File", NEW."Row", NEW."EnteredBy", NEW."EnteredAt")
                    IS DISTINCT FROM (OLD."Id", OLD."Crisis", OLD."File", OLD."Row", OLD."EnteredBy", OLD."EnteredAt")
                    OR NOT EXISTS (
                        SELECT 1 FROM redactions AS r WHERE r."Crisis" = OLD."Crisis" AND r."File" = OLD."File"
                            AND r."Row" = OLD."Row" AND r."Tombstone" = NEW."Cells")
                THEN RAISE EXCEPTION 'facts are only ever added'; END IF;
                RETURN NEW; END $$
                """);
            migrationBuilder.Sql(
                """
                CREATE FUNCTION only_redact_blob() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW."Hash" <> OLD."Hash" OR NOT EXISTS (
                    SELECT 1 FROM redactions AS r WHERE r."Row" = -1 AND r."Original" = OLD."Hash"
                        AND convert_to(r."Tombstone", 'UTF8') = NEW."Bytes")
                THEN RAISE EXCEPTION 'facts are only ever added'; END IF;
                RETURN NEW; END $$
                """);
            migrationBuilder.Sql(
                "CREATE TRIGGER facts_only_redact BEFORE UPDATE ON facts FOR EACH ROW "
                + "EXECUTE FUNCTION only_redact_fact()");
            migrationBuilder.Sql(
                "CREATE TRIGGER blobs_only_redact BEFORE UPDATE ON blobs FOR EACH ROW "
                + "EXECUTE FUNCTION only_redact_blob()");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "redactions");
        }
    }
}
