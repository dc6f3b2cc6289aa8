using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Refuge.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "blobs",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_blobs", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "crises",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Folder = table.Column<string>(type: "TEXT", nullable: false),
                    LastKnownOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crises", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "extractions",
                columns: table => new
                {
                    ReportHash = table.Column<string>(type: "TEXT", nullable: false),
                    Reader = table.Column<string>(type: "TEXT", nullable: false),
                    Given = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_extractions", x => new { x.ReportHash, x.Reader, x.Given });
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Identity = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_runs", x => new { x.Crisis, x.Identity, x.Audience });
                });

            migrationBuilder.CreateTable(
                name: "table_columns",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Names = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_table_columns", x => new { x.Crisis, x.File, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files", x => new { x.Crisis, x.Name });
                    table.ForeignKey(
                        name: "FK_files_blobs_Hash",
                        column: x => x.Hash,
                        principalTable: "blobs",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_facts_crises_Crisis",
                        column: x => x.Crisis,
                        principalTable: "crises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outputs",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Identity = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outputs", x => new { x.Crisis, x.Identity, x.Audience, x.Name });
                    table.ForeignKey(
                        name: "FK_outputs_blobs_Hash",
                        column: x => x.Hash,
                        principalTable: "blobs",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_outputs_runs_Crisis_Identity_Audience",
                        columns: x => new { x.Crisis, x.Identity, x.Audience },
                        principalTable: "runs",
                        principalColumns: new[] { "Crisis", "Identity", "Audience" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fact_days",
                columns: table => new
                {
                    Fact = table.Column<long>(type: "INTEGER", nullable: false),
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    KnownOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ShowsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_days", x => x.Fact);
                    table.ForeignKey(
                        name: "FK_fact_days_facts_Fact",
                        column: x => x.Fact,
                        principalTable: "facts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_fact_days_Crisis_Place_ValidFrom",
                table: "fact_days",
                columns: new[] { "Crisis", "Place", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_fact_days_Crisis_ShowsOn",
                table: "fact_days",
                columns: new[] { "Crisis", "ShowsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_Crisis_File_Row",
                table: "facts",
                columns: new[] { "Crisis", "File", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_files_Hash",
                table: "files",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_outputs_Hash",
                table: "outputs",
                column: "Hash");

            foreach (var table in new[] { "facts", "table_columns", "files", "blobs", "runs", "outputs" })
            {
                foreach (var change in new[] { "UPDATE", "DELETE" })
                {
                    migrationBuilder.Sql(
                        $"CREATE TRIGGER {table}_no_{change.ToLowerInvariant()} BEFORE {change} ON {table} BEGIN "
                        + "SELECT RAISE(ABORT, 'facts are only ever added'); END");
                }
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "extractions");

            migrationBuilder.DropTable(
                name: "fact_days");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "outputs");

            migrationBuilder.DropTable(
                name: "table_columns");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "blobs");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "crises");
        }
    }
}
