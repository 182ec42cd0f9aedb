"""Addresses. Of the sign-in library only what is used is mounted: nobody signs up, and there is one door."""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.mfa.totp import views as totp_views
from django.urls import include, path

from nakhonchai.accounts.views import links, me, people, sign_in, tokens

own = [
    path("me/", me.me, name="me"),
    path("me/edit/", me.edit, name="me-edit"),
    path("me/sign-out-everywhere/", me.sign_out_everywhere, name="sign-out-everywhere"),
    path("me/keys/", tokens.token_list, name="token-list"),
    path("me/keys/new/", tokens.token_create, name="token-create"),
    path("me/keys/<int:pk>/revoke/", tokens.token_revoke, name="token-revoke"),
    path("kept-form/", sign_in.kept, name="kept-form"),
    path("welcome/<str:token>/", links.welcome, name="welcome"),
    path("people/", people.invitation_list, name="invitation-list"),
    path("people/invite/", people.invitation_create, name="invitation-create"),
    path("people/<int:pk>/", people.account_detail, name="account-detail"),
    path("people/<int:pk>/edit/", people.account_edit, name="account-edit"),
    path("people/<int:pk>/renew/", people.account_renew, name="account-renew"),
    path("people/<int:pk>/disable/", people.account_disable, name="account-disable"),
    path("people/<int:pk>/enable/", people.account_enable, name="account-enable"),
    path("people/<int:pk>/remove-factor/", people.account_remove_factor, name="account-remove-factor"),
]

# The library asks for these under its own names.
library = [
    path("login/", sign_in.SignIn.as_view(), name="account_login"),
    path("logout/", sign_in.SignOut.as_view(), name="account_logout"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account_views.password_change, name="account_change_password"),
    path("password/reset/", links.forgotten, name="account_reset_password"),
    path("second-factor/", factor_views.index, name="mfa_index"),
    path("second-factor/code/", factor_views.authenticate, name="mfa_authenticate"),
    path("second-factor/again/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/on/", totp_views.activate_totp, name="mfa_activate_totp"),
    path("second-factor/app/off/", totp_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/spare/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/spare/new/", code_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/spare/file/", code_views.download_recovery_codes, name="mfa_download_recovery_codes"),
]

urlpatterns = [path("", include((own, "accounts"))), *library]
