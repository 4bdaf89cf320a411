using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Email;

internal static class EmailSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>The mailer and what it needs; without Email:Host it is there and sends nothing.</summary>
        public void AddEmail()
        {
            services.AddOptions<EmailOptions>().BindConfiguration(EmailOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<EmailOptions>, EmailOptionsValidator>();
            services.AddSingleton<MailConnections>();
            services.AddSingleton<Mailer>();
            services.AddChannel<EmailChannel>();
        }
    }
}
