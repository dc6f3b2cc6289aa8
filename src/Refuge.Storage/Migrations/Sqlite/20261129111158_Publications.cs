using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Refuge.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    partial class Publications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "publication_drafts",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_drafts", x => new { x.Crisis, x.Tier });
                    table.ForeignKey(
                        name: "FK_publication_drafts_crises_Crisis",
                        column: x => x.Crisis,
                        principalTable: "crises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Run = table.Column<string>(type: "TEXT", nullable: true),
                    Headline = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    SignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => new { x.Crisis, x.Tier, x.Number });
                    table.ForeignKey(
                        name: "FK_publications_crises_Crisis",
                        column: x => x.Crisis,
                        principalTable: "crises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_files",
                columns: table => new
                {
                    Crisis = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_files", x => new { x.Crisis, x.Tier, x.Number, x.Name });
                    table.ForeignKey(
                        name: "FK_publication_files_publications_Crisis_Tier_Number",
                        columns: x => new { x.Crisis, x.Tier, x.Number },
                        principalTable: "publications",
                        principalColumns: new[] { "Crisis", "Tier", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            foreach (var table in new[] { "publications", "publication_files" })
            {
                foreach (var change in new[] { "UPDATE", "DELETE" })
                {
                    migrationBuilder.Sql(
                        $"CREATE TRIGGER {table}_no_{change.ToLowerInvariant()} BEFORE {change} ON {table} BEGIN "
                        + "SELECT RAISE(ABORT, 'bulletins are only ever added'); END");
                }
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "publication_drafts");

            migrationBuilder.DropTable(
                name: "publication_files");

            migrationBuilder.DropTable(
                name: "publications");
        }
    }
}
