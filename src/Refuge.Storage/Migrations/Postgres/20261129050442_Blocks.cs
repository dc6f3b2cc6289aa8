using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Refuge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    partial class Blocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A block is packed already; the server would spend more on packing it again than on keeping it.
            migrationBuilder.Sql("ALTER TABLE job_blocks ALTER COLUMN \"Bytes\" SET STORAGE EXTERNAL");

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE job_blocks ALTER COLUMN \"Bytes\" SET STORAGE EXTENDED");

        }
    }
}
