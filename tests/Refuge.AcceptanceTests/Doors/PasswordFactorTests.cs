using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Refuge.Storage.Model;
using Refuge.Web;
using Refuge.Web.Doors;

namespace Refuge.AcceptanceTests.Doors;

/// <summary>Codes of a phone, and passwords that were broken elsewhere.</summary>
public sealed class PasswordFactorTests : IDisposable
{
    /// <summary>The key of RFC 6238, appendix B, in letters of base 32.</summary>
    const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    readonly DirectoryInfo place = Directory.CreateTempSubdirectory("refuge-broken-");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(20_000_000_000, "353130")]
    public void A_code_is_the_one_of_the_standard(long second, string code) =>
        Assert.Equal(code, PhoneCodes.CodeOf(Key, second / PhoneCodes.StepSeconds));

    [Fact]
    public async Task A_code_is_good_for_its_own_half_minute_and_the_next_and_no_longer()
    {
        await using var service = await GuardedService.StartAsync();
        using var scope = service.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountEntity>>();
        var account = new AccountEntity { UserName = "amira" };
        Assert.True((await accounts.CreateAsync(account, Pages.People.Password)).Succeeded);
        await accounts.ResetAuthenticatorKeyAsync(account);
        var key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        var clock = new Clock();
        var codes = new PhoneCodes(clock);
        var code = PhoneCodes.CodeOf(key, 1_000);

        Assert.False(await IsGoodAsync(-1));
        Assert.True(await IsGoodAsync(0));
        Assert.True(await IsGoodAsync(59));
        Assert.False(await IsGoodAsync(60));

        async Task<bool> IsGoodAsync(int second)
        {
            clock.Now = DateTimeOffset.FromUnixTimeSeconds((1_000 * PhoneCodes.StepSeconds) + second);
            return await codes.ValidateAsync("", code, accounts, account);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(997)]
    public void Every_password_of_a_list_is_found_in_it_and_no_other(int count)
    {
        var file = Write(count, "\r\n", ":3");
        var list = BrokenPasswordFile.Find(file)!;

        Assert.All(Enumerable.Range(0, count), number => Assert.True(list.Holds($"known password {number}")));
        Assert.All(Enumerable.Range(0, 200), number => Assert.False(list.Holds($"a word of my own {number}")));
    }

    [Fact]
    public async Task A_password_of_the_list_that_the_settings_name_is_refused()
    {
        var file = Write(300, "\n", "");
        await using var service = await GuardedService.StartAsync(
            0, ServeEnvironment.Read(name => name == "REFUGE_BROKEN_PASSWORDS" ? file : null));
        using var scope = service.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountEntity>>();

        var broken = await accounts.CreateAsync(new() { UserName = "amira" }, "known password 77");
        var own = await accounts.CreateAsync(new() { UserName = "basim" }, "a word of my own 77");

        Assert.Contains(broken.Errors, static error => error.Code == "Broken");
        Assert.True(own.Succeeded);
    }

    [Fact]
    public void A_setting_that_names_no_such_list_stops_the_start()
    {
        var file = Path.Combine(place.FullName, "words.txt");
        File.WriteAllText(file, "password\n");

        Assert.Throws<ArgumentException>(
            () => ServeEnvironment.Read(name => name == "REFUGE_BROKEN_PASSWORDS" ? file : null));
        Assert.Throws<ArgumentException>(
            () => ServeEnvironment.Read(name => name == "REFUGE_BROKEN_PASSWORDS" ? file + "?" : null));
    }

    string Write(int count, string end, string times)
    {
        var file = Path.Combine(place.FullName, "broken.txt");
#pragma warning disable CA5350 // Such lists are made of SHA-1.
        var hashes = Enumerable.Range(0, count).Select(static number => Convert.ToHexString(
            SHA1.HashData(Encoding.UTF8.GetBytes($"known password {number}"))));
#pragma warning restore CA5350
        File.WriteAllText(
            file, string.Concat(hashes.Order(StringComparer.Ordinal).Select(hash => $"{hash}{times}{end}")));
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => place.Delete(recursive: true);

    sealed class Clock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
