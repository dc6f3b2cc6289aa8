using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Refuge.Storage.Model;

#nullable disable

namespace Refuge.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteStoreContext))]
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
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Original = table.Column<string>(type: "TEXT", nullable: false),
                    Tombstone = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            foreach (var change in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER redactions_no_{change.ToLowerInvariant()} BEFORE {change} ON redactions BEGIN "
                    + "SELECT RAISE(ABORT, 'redactions are only ever added'); END");
            }

            // A fact changes into its tombstone and into nothing else; so does a report.
            migrationBuilder.Sql("DROP TRIGGER facts_no_update");
            migrationBuilder.Sql("DROP TRIGGER blobs_no_update");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts
                WHEN NEW."Id" <> OLD."Id" OR NEW."Crisis" <> OLD."Crisis" OR NEW."File" <> OLD."File"
                    OR NEW."Row" <> OLD."Row" OR NEW."EnteredBy" <> OLD."EnteredBy"
                    OR NEW."EnteredAt" <> OLD."EnteredAt" OR NOT EXISTS (
                        SELECT 1 FROM redactions AS r WHERE r."Crisis" = OLD."Crisis" AND r."File" = OLD."File"
                            AND r."Row" = OLD."Row" AND r."Tombstone" = NEW."Cells")
                BEGIN SELECT RAISE(ABORT, 'facts are only ever added'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs
                WHEN NEW."Hash" <> OLD."Hash" OR NOT EXISTS (
                    SELECT 1 FROM redactions AS r WHERE r."Row" = -1 AND r."Original" = OLD."Hash"
                        AND CAST(r."Tombstone" AS BLOB) = NEW."Bytes")
                BEGIN SELECT RAISE(ABORT, 'facts are only ever added'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "redactions");
        }
    }
}
