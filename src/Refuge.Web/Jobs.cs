using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Cluster;
using Refuge.Web.Plans;

namespace Refuge.Web;

/// <summary>Has plans made as jobs: by this process alone, or by every machine that shares the database.</summary>
static class Jobs
{
    internal static void Add(WebApplicationBuilder builder, ServeDatabase database)
    {
        var services = builder.Services;
        services.AddSingleton(database.Database);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<JobDesk>();
        // A machine among others runs as many blocks as it has cores, each on one; alone it runs one block on all.
        int? threads = database.Shared is null ? null : 1;
        services.AddSingleton<IJobWork>(new JobWork(database.Database, PlanPublisher.Publish, threads));
        if (database.Shared is { } connection)
        {
            SharedJobs.Add(builder, connection);
            return;
        }

        services.AddSingleton<JobsInProcess>();
        services.AddSingleton<IJobSender>(static all => all.GetRequiredService<JobsInProcess>());
        services.AddHostedService(static all => all.GetRequiredService<JobsInProcess>());
    }
}
