using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Refuge.Storage.Model;

#nullable disable

namespace Refuge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresStoreContext))]
    [Migration("20261129180000_Stories")]
    partial class Stories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Dateline",
                table: "publications",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Byline",
                table: "publications",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Dateline",
                table: "publication_drafts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Byline",
                table: "publication_drafts",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Dateline", table: "publications");
            migrationBuilder.DropColumn(name: "Byline", table: "publications");
            migrationBuilder.DropColumn(name: "Dateline", table: "publication_drafts");
            migrationBuilder.DropColumn(name: "Byline", table: "publication_drafts");
        }
    }
}
