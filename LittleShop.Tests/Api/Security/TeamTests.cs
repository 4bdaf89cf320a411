using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Security;

/// <summary>Since when somebody is in a role decides which events they should have heard of.</summary>
public sealed class TeamTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_role_or_a_return_begins_anew_and_a_farewell_or_nothing_new_does_not()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var id = (await owner.GetAsync<List<AdminView>>("/admins")).Single(admin => admin.Role == Roles.Packer).Id;
        var longAgo = DateTimeOffset.UnixEpoch;

        Assert.Equal(longAgo, await ChangeAsync(new ChangeAdmin(Roles.Packer, false)));
        Assert.Equal(longAgo, await ChangeAsync(new ChangeAdmin(Roles.Packer, true)));
        Assert.NotEqual(longAgo, await ChangeAsync(new ChangeAdmin(Roles.Packer, false)));
        Assert.NotEqual(longAgo, await ChangeAsync(new ChangeAdmin(Roles.Owner, false)));

        async Task<DateTimeOffset> ChangeAsync(ChangeAdmin change)
        {
            await using var db = shop.OpenDb();
            await db.Users.Where(admin => admin.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(admin => admin.ActiveSince, longAgo), Ct);
            await owner.PutAsync<AdminView>($"/admins/{id}", change);
            return await db.Users.Where(admin => admin.Id == id).Select(admin => admin.ActiveSince).SingleAsync(Ct);
        }
    }
}
